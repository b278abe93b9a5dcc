import gc
class A:
    pass
gc.collect()
a = A()
a.s = {a}
del a
print(gc.collect())
