import weakref
class A:
    pass
a, b = A(), A()
s = weakref.WeakSet()
s.update([a, b, a])
print(len(s))
x = s.pop()
print(x in (a, b), len(s))
s.clear()
try:
    s.pop()
except KeyError as e:
    print(e)
