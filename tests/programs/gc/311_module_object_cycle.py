import gc, types
gc.collect()
m = types.ModuleType("m")
m.m = m
del m
print(gc.collect() > 0)
