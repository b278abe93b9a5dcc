import weakref
class Num:
    def __reversed__(self): return "rev"
    def __bytes__(self): return b"by"
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __index__(self): return 2
n = Num(); q = weakref.proxy(n)
for f in (lambda: reversed(q), lambda: bytes(q), lambda: int(q), lambda: float(q), lambda: q.__reversed__(), lambda: "__bytes__" in vars(type(q))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Named:
    __name__ = "custom"
o = Named(); print(repr(weakref.ref(o)).split(" at ")[-1][-9:], repr(weakref.ref(Named))[-8:], "int" in repr(weakref.ref(int)))
class M(type):
    @property
    def __name__(self): 1/0
class X:
    def __getattr__(self, n): print("getattr", n); raise AttributeError(n)
x = X(); repr(weakref.ref(x))
class Y:
    __name__ = 5
y = Y(); print(")" in repr(weakref.ref(y)))
class Z:
    @property
    def __name__(self): print("asked"); return "zed"
z = Z(); print(repr(weakref.ref(z))[-6:])
