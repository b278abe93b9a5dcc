import gc
gc.collect()
gc.set_threshold(0)
class A:
    pass
died = []
import weakref
for i in range(3000):
    x = A()
    x.x = x
    if i == 0:
        r = weakref.ref(x)
del x
print(r() is not None, gc.get_threshold()[0], gc.isenabled())
