import gc
print(gc.garbage, type(gc.garbage))
gc.garbage.append(1)
print(gc.garbage)
gc.garbage.clear()
