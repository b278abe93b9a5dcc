a = 1000
b = 1000
print(a is b)
def f():
    return 1000
def g():
    return 1000
print(f() is f(), f() is g(), (1, 2) is (1, 2))
def h():
    return (1, 2)
print(h() is h(), f() is a)
