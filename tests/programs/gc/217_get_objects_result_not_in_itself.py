import gc
o = gc.get_objects()
print(any(x is o for x in o), type(o))
