import gc
gc.collect()
l = []
l.append(lambda l=l: l)
del l
print(gc.collect())
