# The map in which a context keeps its values is a tree in CPython: a node has up to 16 variables, or 32 nodes, and where a
# variable goes follows from its address, which another run does not repeat. Here one node has them all: up to a handful of
# variables it is CPython's, and births and sizes are, too; of many they are not.
#
# CPython 3.11, 3.12, 3.13:
#   hamt hamt_array_node
# here:
#   hamt hamt_bitmap_node
import gc
from contextvars import ContextVar, copy_context

variables = [ContextVar("v") for _ in range(100)]
for variable in variables:
    variable.set(1)
[values] = gc.get_referents(copy_context())
[root] = gc.get_referents(values)
print(type(values).__name__, type(root).__name__)
