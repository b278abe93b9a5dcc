import sys
def f():
    pass
def g():
    return [x for x in range(10) if x > 3]
print(sys.getsizeof(f.__code__) < sys.getsizeof(g.__code__))
