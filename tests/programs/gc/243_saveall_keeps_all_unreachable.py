import gc
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
a = []
b = [a]
a.append(b)
del a, b
print(gc.collect(), len(gc.garbage), [type(x) for x in gc.garbage])
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())
