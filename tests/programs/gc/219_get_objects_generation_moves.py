import gc
gc.disable()
gc.collect()
x = []
def gen(x):
    return [g for g in range(3) if any(o is x for o in gc.get_objects(generation=g))]
print(gen(x))
gc.collect()
print(gen(x))
