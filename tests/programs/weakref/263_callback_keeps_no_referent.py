import weakref, sys
class A:
    pass
a = A()
before = sys.getrefcount(a)
r = weakref.ref(a, lambda r: None)
p = weakref.proxy(a)
print(sys.getrefcount(a) - before)
