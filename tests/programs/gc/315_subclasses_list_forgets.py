import gc
class A:
    pass
class B(A):
    pass
print([c.__name__ for c in A.__subclasses__()])
del B
gc.collect()
print(A.__subclasses__())
