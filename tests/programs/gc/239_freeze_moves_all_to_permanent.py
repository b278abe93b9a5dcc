import gc
gc.collect()
before = gc.get_freeze_count()
gc.freeze()
print(gc.get_freeze_count() > before + 50, len(gc.get_objects(generation=2)))
gc.unfreeze()
print(gc.get_freeze_count(), len(gc.get_objects()) > 100)
