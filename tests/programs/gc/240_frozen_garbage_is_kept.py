import gc, weakref
class A:
    pass
gc.collect()
gc.disable()
a = A()
a.a = a
r = weakref.ref(a)
gc.freeze()
del a
print(gc.collect(), r() is None)
gc.unfreeze()
print(gc.collect(), r() is None)
