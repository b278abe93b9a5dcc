import gc, sys
gc.collect()
class A:
    pass
gc.set_debug(gc.DEBUG_COLLECTABLE)
a = A()
a.l = [a]
del a
n = gc.collect()
gc.set_debug(0)
print(n)
