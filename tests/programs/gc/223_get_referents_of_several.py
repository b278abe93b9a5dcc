import gc
print(gc.get_referents([1, 2], (3,), [4]))
