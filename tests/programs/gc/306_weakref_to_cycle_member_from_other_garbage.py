import gc, weakref
class A:
    pass
gc.collect()
a, b = A(), A()
a.a, b.b = a, b
a.r = weakref.ref(b, lambda r: print("callback inside garbage"))
b.r = weakref.ref(a)
del a, b
print(gc.collect())
