import gc
class A:
    def __del__(self):
        b = []
        b.append(b)
gc.collect()
a = A()
a.a = a
del a
print(gc.collect(), gc.collect())
