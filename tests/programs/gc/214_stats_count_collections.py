import gc
gc.disable()
gc.collect()
before = [d["collections"] for d in gc.get_stats()]
gc.collect(0)
gc.collect(0)
gc.collect(1)
gc.collect(2)
gc.collect()
print([d["collections"] - b for d, b in zip(gc.get_stats(), before)])
