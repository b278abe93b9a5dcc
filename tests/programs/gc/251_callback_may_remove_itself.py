import gc
gc.collect()
gc.disable()
def once(phase, info):
    print(phase)
    gc.callbacks.remove(once)
gc.callbacks.append(once)
gc.collect()
gc.collect()
print(gc.callbacks)
