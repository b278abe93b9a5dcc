import gc
gc.collect()
l = []
l.append(iter(l))
del l
print(gc.collect())
d = {}
d["v"] = iter(d.values())
del d
print(gc.collect())
