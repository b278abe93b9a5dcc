import gc
gc.disable()
gc.collect()
before = [d["collected"] for d in gc.get_stats()]
for g in (0, 1, 2):
    for i in range(10):
        a = []
        a.append(a)
    del a
    gc.collect(g)
print([d["collected"] - b for d, b in zip(gc.get_stats(), before)])
print([d["uncollectable"] for d in gc.get_stats()])
