import gc
s = gc.get_stats()
print(len(s), [list(d) for d in s])
