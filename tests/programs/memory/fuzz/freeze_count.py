import gc
gc.set_threshold(0)
gc.collect()
print(gc.get_freeze_count(), len(gc.get_objects()) > 10)
gc.unfreeze(); gc.collect(); print(gc.get_freeze_count())
