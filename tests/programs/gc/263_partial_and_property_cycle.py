import gc, functools
gc.collect()
l = []
l.append(functools.partial(print, l))
del l
print(gc.collect())
