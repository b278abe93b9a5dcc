import weakref
class A:
    pass
a = A()
r = weakref.ref(a, lambda ref: print(ref is r, ref()))
del a
