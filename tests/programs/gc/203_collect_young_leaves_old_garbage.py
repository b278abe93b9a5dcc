import gc
gc.collect()
gc.disable()
a = []
a.append(a)
gc.collect()
del a
print(gc.collect(0), gc.collect(1), gc.collect(2))
