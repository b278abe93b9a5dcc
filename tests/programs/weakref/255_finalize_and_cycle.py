import weakref, gc
class A:
    pass
gc.collect()
a = A()
a.a = a
weakref.finalize(a, print, "collected")
del a
print("before")
gc.collect()
print("after")
