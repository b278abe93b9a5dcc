import gc
gc.collect()
gc.disable()
def cb(phase, info):
    print(phase, sorted(info.items()))
gc.callbacks.append(cb)
gc.collect(0)
gc.collect(1)
a = []
a.append(a)
del a
gc.collect()
gc.callbacks.remove(cb)
gc.collect()
