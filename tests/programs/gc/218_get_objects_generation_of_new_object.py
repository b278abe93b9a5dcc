import gc
gc.disable()
gc.collect()
x = []
def gens(x):
    return [any(o is x for o in gc.get_objects(generation=g)) for g in range(3)]
print(gens(x))
