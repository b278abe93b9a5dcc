import gc
print(gc.get_referents(), gc.get_referents(1, "a", 2.5, None, b"x"))
