import gc
gc.collect()
a, b = ValueError("a"), KeyError("b")
a.__context__ = b
b.__cause__ = a
del a, b
print(gc.collect())
