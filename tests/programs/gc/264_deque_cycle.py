import gc, collections
gc.collect()
d = collections.deque()
d.append(d)
del d
print(gc.collect())
