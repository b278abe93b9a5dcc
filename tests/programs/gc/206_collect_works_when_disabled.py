import gc
gc.disable()
gc.collect()
a = {}
a["a"] = a
del a
print(gc.isenabled(), gc.collect(), gc.isenabled())
