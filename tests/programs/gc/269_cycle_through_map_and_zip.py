import gc
gc.collect()
l = []
l.append(map(str, l))
l.append(zip(l, l))
l.append(enumerate(l))
l.append(filter(None, l))
l.append(reversed(l))
del l
print(gc.collect())
