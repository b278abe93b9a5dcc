# A method of a class that has a __getattr__, too: who holds the instance while it runs, at a place that runs again and again.
import sys, gc
gc.collect()
class A:
    def __init__(self): self.x = [1]
    def __getattr__(self, n):
        if n == "late": return lambda: "late"
        raise AttributeError(n)
    def m(self): return sys.getrefcount(self)
    @classmethod
    def c(cls): return 1
    @staticmethod
    def s(): return 2
class B(A):
    def m(self): return -1
def f(o):
    return o.m()
def g(o):
    try: return o.late(), o.s(), o.c(), o.nope()
    except AttributeError as e: return str(e)
a, b = A(), B()
print([f(x) for x in (a, a, a, b, b, a, a, a, a)])
print([g(x) for x in (a, a, a, b, b, a)])
a.m = lambda: "own"
print([f(a) for i in range(3)], [f(A()) for i in range(3)])
def gettr(self, n):
    return lambda: "override"
A.__getattribute__ = gettr
print([f(A()) for i in range(3)])
del A.__getattribute__
print([f(A()) for i in range(3)])
del A.__getattr__
print([f(A()) for i in range(3)])
class M(type):
    def __getattr__(cls, n): return lambda: n
class K(metaclass=M):
    def m(): return "m"
def h(): return K.m(), K.z()
print([h() for i in range(3)])
class L(list):
    def __getattr__(self, n): return lambda *a: n
def add(l): l.append(1); l.foo(2); return len(l)
x = L()
print([add(x) for i in range(4)])
class S:
    __slots__ = ("y",)
    def __getattr__(self, n): return lambda: n
    def m(self): return sys.getrefcount(self)
def k(s): return s.m(), s.y(), s.q()
s = S()
print([k(s) for i in range(3)])
s.y = lambda: "set"
print([k(s) for i in range(3)])
class C:
    __slots__ = ()
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
class S:
    __slots__ = ("y",)
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
class P:
    __slots__ = ()
    def m(self): return sys.getrefcount(self)
class L(list):
    __slots__ = ()
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
class LD(list):
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
class W:
    __slots__ = ("__weakref__",)
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
class D:
    __slots__ = ("__dict__",)
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
class I(int):
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
class T(tuple):
    __slots__ = ()
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
class E(Exception):
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
for cls in C, S, P, L, LD, W, D, I, T, E:
    ns = {}
    exec("def h(a):\n    return a.m()\n", ns)
    h = ns["h"]
    a = cls()
    print(cls.__name__, [h(a), h(a), h(a), h(a)])
class A:
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
class B:
    def m(self): return sys.getrefcount(self)
class C:
    __slots__ = ()
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
class D:
    def __getattribute__(self, n): return object.__getattribute__(self, n)
    def m(self): return sys.getrefcount(self)
for cls in A, B, C, D:
    a = cls()
    print(cls.__name__, [a.m() for _ in range(4)], end=" ")
    def f(a):
        r = []
        for i in range(4): r.append(a.m())
        return r
    print(f(a), end=" ")
    def g(a):
        return [a.m() for i in range(4)]
    print(g(a), end=" ")
    def h(a):
        return a.m()
    print([h(a), h(a), h(a), h(a)])
class E:
    def __init__(self): self.x = 1
    def __getattr__(self, n): return n
    def m(self): return sys.getrefcount(self)
    def k(self, y): return sys.getrefcount(self)
def f(a):
    r = []
    for i in range(4):
        r.append(a.m()); r.append(a.k(1)); r.append(a.k(y=1)); r.append(a.x); r.append(a.zz)
    return r
print(f(E()))
e = E()
for i in range(4):
    print(e.m(), e.k(1), e.k(y=2), e.zz)
