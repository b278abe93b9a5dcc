import ctypes, sys, gc
from ctypes import c_long, c_size_t, py_object, cast, c_void_p
class A: pass
a = A()
def refcount(address): return ctypes.c_long.from_address(address).value
def ref2(address): return ctypes.c_ssize_t.from_address(address).value
i = id(a)
print(refcount(i), sys.getrefcount(a) - 1)
b = [a, a]
print(refcount(i), ctypes.c_size_t.from_address(i).value, c_long.from_address(i))
print(ctypes.c_int.from_address(i).value, ctypes.c_uint32.from_address(i).value, ctypes.c_int64.from_address(i).value, ctypes.c_ubyte.from_address(i).value)
del b
print(ref2(i))
print(cast(i, py_object).value is a)
print(refcount(id(a)))
c = c_long.from_address(i)
x = a
print(c.value)
del x
print(c.value)
print(c_long(5), c_long(5).value, ctypes.c_int(2**31).value, ctypes.sizeof(c_long), ctypes.sizeof(ctypes.c_int), ctypes.sizeof(ctypes.c_void_p), ctypes.sizeof(c))
class P:
    def __init__(self): self.me = self
p = P(); q = id(p)
gc.disable()
print(refcount(q)); del p; print(refcount(q)); gc.collect()
L = []; M = [L]; L.append(M); j = id(L)
print(refcount(j)); del L, M; print(refcount(j)); gc.collect()
print(type(refcount(id(None))), refcount(id("some text here")) > 0)
s = "text" * 3
print(refcount(id(s)), refcount(id((1, 2))))
def f(v):
    print(refcount(id(v)), ref2(id(v)))
f([]); f(a)
try: c_long.from_address("x")
except TypeError as e: print(e)
print(c_long.__name__, ctypes.c_longlong is c_long, ctypes.c_ulong.__name__, c_long.from_address(i).value == 1)
print(repr(ctypes.c_ssize_t(3)), repr(ctypes.c_longlong(3)), ctypes.c_int32 is ctypes.c_int)
try: c_long("x")
except TypeError as e: print(e)
py = py_object(a); print(refcount(i), py.value is a); del py; print(refcount(i))
print(ctypes.cast(id(a), ctypes.py_object).value is a)
