import ctypes
import sys


def count(address):
    return ctypes.c_long.from_address(address).value


a = []
print(count(id(a)), sys.getrefcount(a))
b = [a, a]
print(count(id(a)), ctypes.c_ssize_t.from_address(id(a)).value, ctypes.c_size_t.from_address(id(a)).value)
address = id(b)
print(ctypes.cast(address, ctypes.py_object).value is b)
del b
print(count(id(a)))


class Node:
    pass


n = Node()
n.me = n
address = id(n)
reader = ctypes.c_long.from_address(address)
print(reader.value)
del n
print(reader.value)
print(ctypes.sizeof(ctypes.c_long), ctypes.sizeof(ctypes.c_int), ctypes.sizeof(ctypes.py_object))
print(ctypes.c_long(5), ctypes.c_long(7).value, ctypes.c_int(2 ** 31).value)
print(ctypes.c_uint32.from_address(id(None)).value == sys.getrefcount(None) or sys.version_info < (3, 12))
