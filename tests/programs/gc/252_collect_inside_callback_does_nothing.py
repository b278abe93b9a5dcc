import gc
gc.collect()
gc.disable()
def cb(phase, info):
    a = []
    a.append(a)
    del a
    print(phase, gc.collect())
gc.callbacks.append(cb)
gc.collect()
gc.callbacks.clear()
print(gc.collect())
