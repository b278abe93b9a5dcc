import gc
t = (1, 2)
d = {"x": t}
gc.collect()
print(gc.is_tracked(t), any(o is d for o in gc.get_referrers(t)), gc.is_tracked(d))
