import gc
gc.collect()
c = gc.get_count()
print(type(c), len(c), all(type(x) is int for x in c), c[1:])
