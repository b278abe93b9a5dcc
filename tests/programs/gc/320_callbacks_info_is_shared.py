import gc
gc.collect()
gc.disable()
def a(phase, info):
    info["mark"] = 1
def b(phase, info):
    print(phase, info.get("mark"))
gc.callbacks += [a, b]
gc.collect()
gc.callbacks.clear()
