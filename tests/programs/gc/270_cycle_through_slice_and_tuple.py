import gc
gc.collect()
l = []
l.append((l,))
l.append(slice(l))
del l
print(gc.collect())
