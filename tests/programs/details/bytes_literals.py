# Adjacent bytes literals are one object that the tree owns once; a single one is owned twice.
import sys
x = b"ab" b"cd"
print(sys.getrefcount(x))
y = b"abcd"
print(sys.getrefcount(y), x is y)
def f():
    z = b"hello" b" " b"world"
    return sys.getrefcount(z)
print(f())
def g():
    z = b"hello, world!"
    return sys.getrefcount(z)
print(g())
def h():
    z = "hello, " "world!"
    return sys.getrefcount(z)
print(h())
print(sys.getrefcount(b"q" b"r"))
