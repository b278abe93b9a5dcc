import gc, weakref
class A:
    pass
gc.collect()
gc.disable()
refs = []
for i in range(3000):
    x = A()
    x.x = x
    refs.append(weakref.ref(x))
del x
print(sum(r() is not None for r in refs))
gc.collect()
print(sum(r() is not None for r in refs))
