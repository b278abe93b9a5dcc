import weakref
class A:
    pass
a, b = A(), A()
rb = weakref.ref(b)
r = weakref.ref(a, lambda _: print("b is", rb() is b))
del a
