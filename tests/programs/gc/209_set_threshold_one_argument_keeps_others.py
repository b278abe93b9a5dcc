import gc
old = gc.get_threshold()
gc.set_threshold(123)
print(gc.get_threshold() == (123,) + old[1:])
gc.set_threshold(*old)
print(gc.get_threshold() == old)
