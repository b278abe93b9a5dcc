import weakref, gc
class A:
    pass
gc.collect()
d = weakref.WeakKeyDictionary()
a = A()
d[a] = [a]
del a
gc.collect()
print(len(d))
d.clear()
print(len(d))
