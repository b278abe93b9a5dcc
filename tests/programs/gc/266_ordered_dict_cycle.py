import gc, collections
gc.collect()
d = collections.OrderedDict()
d["d"] = d
del d
print(gc.collect())
