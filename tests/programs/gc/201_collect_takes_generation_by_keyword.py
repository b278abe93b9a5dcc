import gc
gc.collect()
print(gc.collect(generation=0), gc.collect(generation=1), gc.collect(generation=2))
