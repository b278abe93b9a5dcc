import gc
gc.collect()
gc.disable()
x = []
gc.freeze()
print(any(o is x for g in range(3) for o in gc.get_objects(generation=g)))
gc.unfreeze()
print(any(o is x for o in gc.get_objects(generation=0)), any(o is x for o in gc.get_objects()))
