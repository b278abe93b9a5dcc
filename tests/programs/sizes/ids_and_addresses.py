# id() is an address as high as a process on x86-64 Linux has it: the int and every text that names it have their sizes.
import ctypes
import sys
import weakref


class Node:
    pass


node = Node()
for value in (None, 1, "a", int, Node, node, [], len, sys):
    print(sys.getsizeof(id(value)), len(hex(id(value))), sys.getsizeof(hex(id(value))))
print(len(repr(node)), len(repr(object())), len(repr(node.__init__)), len(repr(lambda: 0)))
print(len(repr(memoryview(b""))), len(repr(i for i in ())), len(repr([].append)), len(repr(weakref.ref(node))))
print(sys.getsizeof(hash(node)), hash(node) == id(node) >> 4)
print(ctypes.c_long.from_address(id(node)).value)
