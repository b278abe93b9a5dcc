import gc
class D(dict):
    pass
class L(list):
    pass
gc.collect()
d, l = D(), L()
d["l"], d.x = l, l
l.append(d)
del d, l
print(gc.collect())
