import weakref
class A:
    pass
a = A()
p = weakref.proxy(a)
print(p.__class__, isinstance(p, A), type(p) is A, p == a)
