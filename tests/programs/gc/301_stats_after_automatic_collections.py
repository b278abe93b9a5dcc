import gc
gc.collect()
before = [d["collections"] for d in gc.get_stats()]
keep = []
for i in range(5000):
    keep.append([])
print([d["collections"] - b > 0 for d, b in zip(gc.get_stats(), before)][2])
