import gc, weakref
gc.collect()
T = type("T", (), {})
r = weakref.ref(T)
del T
print(r() is None)
gc.collect()
print(r() is None)
