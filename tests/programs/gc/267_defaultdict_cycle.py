import gc, collections
gc.collect()
d = collections.defaultdict(list)
d["d"].append(d)
del d
print(gc.collect())
