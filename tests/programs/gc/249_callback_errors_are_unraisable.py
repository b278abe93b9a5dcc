import gc
def bad(phase, info):
    raise ValueError(phase)
gc.collect()
gc.callbacks.append(bad)
print(gc.collect())
gc.callbacks.clear()
