# References and proxies as CPython's own tests try them.
import weakref, gc, sys
class C:
    def method(self): return 1
class Callable:
    bar = None
    def __call__(self, x): self.bar = x
class RefCycle:
    def __init__(self): self.cycle = self
def f(): return 1
for o in (C(), f, C().method, C.method, Callable()):
    try: r = weakref.ref(o); print(type(o).__name__, r() is o, weakref.getweakrefcount(o))
    except TypeError as e: print(e)
o = C(); calls = 0
def cb(ref=None):
    global calls; calls += 1
r1 = weakref.ref(o, cb); r2 = weakref.ref(o, cb); del o; print(calls, r1(), r2())
c = RefCycle(); s = weakref.ref(c, cb); del c; calls = 0; gc.collect(); print(calls, s())
def create():
    o = C(); return weakref.ref(o)
print(create()())
def bogus():
    data = {}
    def remove(k): del data[k]
    x = C(); data[weakref.ref(x, remove)] = 1
    del x; print(len(data))
bogus()
p = weakref.proxy(C())
try: p.foo
except ReferenceError as e: print(e)
try: bool(p)
except ReferenceError as e: print(e)
try: p.foo = 1
except ReferenceError as e: print(e)
o = Callable(); p1 = weakref.proxy(o); p1("twinkies!"); print(o.bar); p1(x="Splat."); print(o.bar)
for a in ((), (1, 2)):
    try: p1(*a)
    except TypeError as e: print(e)
class It:
    def __iter__(s): yield from [4, 5, 6]
it = It(); p = weakref.proxy(it); print(list(p), 3 in p, 4 in p, weakref.ref(it)() is it)
class NI:
    __slots__ = "__weakref__"
n = NI(); p = weakref.proxy(n)
for f in (lambda: iter(p), lambda: next(p), lambda: len(p), lambda: p[0], lambda: p(), lambda: p + 1, lambda: p += 1 if 0 else p, ) if 0 else (lambda: iter(p), lambda: next(p), lambda: len(p), lambda: p[0], lambda: p(), lambda: p + 1, lambda: 1 in p, lambda: int(p), lambda: float(p), lambda: -p, lambda: p < p, lambda: bytes(p), lambda: reversed(p), lambda: hash(p), lambda: p.x, lambda: p.__weakref__ is not None, lambda: with_(p)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class B:
    def __bytes__(s): return b"x"
    def __reversed__(s): return "cba"
    def __iadd__(s, o): return "iadd"
    def __matmul__(s, o): return 1729
    def __rmatmul__(s, o): return -163
    def __imatmul__(s, o): return 561
b = B(); p = weakref.proxy(b); print(bytes(p), reversed(p), p @ 5, 5 @ p); p @= 5; print(p); p = weakref.proxy(b); p += 1; print(p)
class D:
    def __eq__(s, o): print("eq"); return NotImplemented
    def __hash__(s): return 3
d1, d2 = D(), D(); ra, rb = weakref.ref(d1), weakref.ref(d2); print(ra == rb, ra != rb, ra == weakref.ref(d1), ra == d1)
for op in ("__lt__", "__le__", "__gt__", "__ge__"): print(getattr(ra, op)(rb), end=" ")
print(weakref.ref.__eq__(ra, 5), weakref.ref.__hash__ is not None)
