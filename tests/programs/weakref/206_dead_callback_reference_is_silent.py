import weakref
class A:
    pass
a = A()
r = weakref.ref(a, lambda ref: print("never"))
del r
del a
print("silent")
