import gc, weakref
class A:
    def __del__(self):
        print("del", r())
gc.collect()
a = A()
r = weakref.ref(a)
a.a = a
del a
gc.collect()
