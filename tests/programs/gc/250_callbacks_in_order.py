import gc
gc.collect()
gc.disable()
log = []
for name in "abc":
    gc.callbacks.append(lambda phase, info, name=name: log.append(name + phase))
gc.collect()
gc.callbacks.clear()
print(log)
