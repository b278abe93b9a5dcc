import weakref, gc
def f():
    pass
class A:
    pass
rf, ra = weakref.ref(f), weakref.ref(A)
del f, A
print(rf(), ra() is None)
gc.collect()
print(ra())
