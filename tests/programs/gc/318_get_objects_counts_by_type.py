import gc
class A:
    pass
gc.collect()
l = [A() for i in range(7)]
print(sum(type(o) is A for o in gc.get_objects()))
del l[3:]
print(sum(type(o) is A for o in gc.get_objects()))
