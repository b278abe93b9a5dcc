import gc, weakref
class A:
    pass
gc.collect()
a = A()
a.me = a
a.r = weakref.ref(a, lambda r: print("never"))
outside = weakref.ref(a, lambda r: print("called"))
del a
print(gc.collect(), outside())
