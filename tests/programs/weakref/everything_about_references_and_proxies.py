# weakref in every corner.
import weakref, gc, sys
gc.collect()
class A:
    def __init__(self, n=0): self.n = n
    def __repr__(self): return f"A{self.n}"
    def m(self): return self.n
a = A(1); r = weakref.ref(a)
print(r() is a, weakref.ref(a) is r, sys.getrefcount(a), sys.getrefcount(r), weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r], a.__weakref__ is r)
print(r.__callback__, type(r), hash(r) == hash(a), r == weakref.ref(a), r != None, weakref.ReferenceType is weakref.ref)
try: r.x = 1
except Exception as e: print(type(e).__name__, e)
try: weakref.ref(a, lambda r: 0).__callback__ = None
except Exception as e: print(type(e).__name__, e)
for bad in (1, "a", None, (), [], {}, 1.5, b"", object(), frozenset, int):
    try: print(type(weakref.ref(bad)).__name__)
    except TypeError as e: print(e)
p = weakref.proxy(a); print(p.n, p.m(), type(p), weakref.getweakrefcount(a), p.__class__, isinstance(p, A), repr(p)[:15], str(p))
p.n = 5; print(a.n); del p.n
try: p.n
except AttributeError as e: print(e)
a.n = 7
print(weakref.proxy(a) is p, weakref.getweakrefs(a)[0] is r)
def cb(r): print("cb", r() is None)
r2 = weakref.ref(a, cb); p2 = weakref.proxy(a, cb); r3 = weakref.ref(a, cb); print(weakref.getweakrefcount(a)); del r3
del a
for f in (lambda: p.n, lambda: p.m(), lambda: str(p), lambda: bool(p), lambda: p == 1, lambda: setattr(p, "x", 1), lambda: repr(p)[:10], lambda: r(), lambda: p2.n, lambda: p(), lambda: p[0], lambda: len(p), lambda: p + 1, lambda: iter(p)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Num:
    def __add__(self, o): return "add"
    def __radd__(self, o): return "radd"
    def __iadd__(self, o): return "iadd"
    def __getitem__(self, i): return i
    def __len__(self): return 3
    def __contains__(self, x): return x == 1
    def __call__(self, *a): return a
    def __iter__(self): return iter([1, 2])
    def __bool__(self): return False
    def __index__(self): return 2
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __eq__(self, o): return "eq"
    def __lt__(self, o): return "lt"
    def __reversed__(self): return "rev"
    def __bytes__(self): return b"by"
    def __matmul__(self, o): return "mm"
    def __hash__(self): return 3
    def __setitem__(self, i, v): print("set", i, v)
    def __delitem__(self, i): print("del", i)
    def __enter__(self): return 1
    def __exit__(self, *a): pass
    def __next__(self): return 9
    def __divmod__(self, o): return "dm"
    def __pow__(self, o): return "pow"
    def __abs__(self): return "abs"
    def __neg__(self): return "neg"
    def __invert__(self): return "inv"
    def __round__(self): return "round"
n = Num(); q = weakref.proxy(n)
for f in (lambda: q + 1, lambda: 1 + q, lambda: q[5], lambda: len(q), lambda: 1 in q, lambda: q(1, 2), lambda: list(q), lambda: bool(q), lambda: [1, 2, 3][q], lambda: int(q), lambda: float(q), lambda: q == 1, lambda: q < 1, lambda: reversed(q), lambda: bytes(q), lambda: q @ 1, lambda: hash(q), lambda: q.__setitem__(1, 2), lambda: next(q), lambda: divmod(q, 1), lambda: q ** 2, lambda: abs(q), lambda: -q, lambda: ~q, lambda: round(q), lambda: type(q).__name__, lambda: dir(q) == dir(n), lambda: q.__class__.__name__):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
q[1] = 2; del q[3]
x = q; x += 1; print(x)
try:
    with q as z: print(z)
except Exception as e: print(type(e).__name__, e)
class R(weakref.ref):
    def __new__(cls, o, cb=None, **k): return super().__new__(cls, o, cb)
    def __init__(self, o, cb=None, *, tag): super().__init__(o, cb); self.tag = tag
s = R(n, tag="t"); print(s.tag, s() is n, R(n, tag=1) is s, weakref.getweakrefcount(n), s == weakref.ref(n), type(s).__name__)
print(repr(weakref.ref(n)).split(" at ")[0], "Num" in repr(weakref.ref(n)))
def fn(): pass
print(repr(weakref.ref(fn)).rsplit("(", 1)[1] if "(" in repr(weakref.ref(fn)) else "-")
w = weakref.WeakMethod(n.__add__); print(w() == n.__add__, w()(1)); del n; print(w(), s())
f = weakref.finalize(A(3), print, "finalized"); print(f.alive); f2 = weakref.finalize(fn, print, 1, k=2) if False else None
b = A(4); f = weakref.finalize(b, print, "bye", sep="-"); print(f.alive, f.atexit, f.peek()[1:] == (print, ("bye",), {"sep": "-"}), f.detach()[2:], f.alive, f(), f.peek(), f.detach())
f = weakref.finalize(b, lambda: "res"); print(f(), f(), f.alive)
f = weakref.finalize(b, print, "at exit"); f.atexit = False
g = weakref.finalize(b, print, "at exit 2")
