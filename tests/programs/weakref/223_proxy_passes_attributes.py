import weakref
class A:
    pass
a = A()
p = weakref.proxy(a)
p.x = 5
print(a.x, p.x, hasattr(p, "y"))
del p.x
print(hasattr(a, "x"))
