# What a program sees who counts births in its first lines: what CPython's start left in its free lists is no birth.
import gc

a = gc.get_count()[0]
b = gc.get_count()[0]
print(b - a)
pair = {"a": {}, "b": {1: 2}}
both = (pair, a)
print(gc.get_count()[0] - b)
print(1)
print(1, 2)
print((1, 2))
print(gc.get_count()[0] - b)
few = [[], [], []]
print(gc.get_count()[0] - b)


class Node:
    pass


c = gc.get_count()[0]
nodes = [Node() for _ in range(20)]
print(gc.get_count()[0] - c)
functions = [lambda: 0 for _ in range(20)]
print(gc.get_count()[0] - c)
del nodes, functions
print(gc.get_count()[0] - c)
