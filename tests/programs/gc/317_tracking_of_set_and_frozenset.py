import gc
print([gc.is_tracked(x) for x in (set(), {1}, frozenset([1]), frozenset([(1, [])]))])
gc.collect()
print(gc.is_tracked({1}))
