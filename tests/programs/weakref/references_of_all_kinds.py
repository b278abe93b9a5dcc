import gc, weakref, sys
gc.collect()
class C:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return isinstance(o, C) and s.v == o.v
    def __hash__(s): return hash(s.v)
    def __repr__(s): return f"C({s.v})"
    def m(s, *a): return (s.v, a)
a = C(1); b = C(1); r, q = weakref.ref(a), weakref.ref(b)
print(r == q, r is weakref.ref(a), hash(r) == hash(a), r != q, {r: 1}[q], weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r], r.__callback__, sys.getrefcount(a))
cb = lambda ref: print("cb", ref is k, ref()); k = weakref.ref(a, cb); print(k.__callback__ is cb, k == r, k is r, weakref.getweakrefcount(a))
del a; print(r(), r == q, r == weakref.ref(b), hash(r), k.__callback__); 
try: hash(k)
except TypeError as e: print(e)
try: r < q
except TypeError as e: print(e)
p = weakref.proxy(b); print(p, repr(p)[:15], p.v, p.m(2), p == b, type(p).__name__, isinstance(p, C), p.__class__); p.v = 5; print(b.v); del p.v; print(hasattr(b, "v")); b.v = 2
try: hash(p)
except TypeError as e: print(e)
del b
for op in (lambda: p.v, lambda: str(p), lambda: p == 1, lambda: p(), lambda: setattr(p, "v", 1), lambda: bool(p), lambda: p.m):
    try: op()
    except (ReferenceError, TypeError) as e: print(type(e).__name__, e)
print(repr(p)[:15])
class V(int): pass
class L(list): pass
class S:
    __slots__ = ("a", "__weakref__")
class T:
    __slots__ = ("a",)
for mk in (lambda: V(1), lambda: L(), lambda: S(), lambda: T(), lambda: 1, lambda: "", lambda: [], lambda: (), lambda: {}, lambda: set(), lambda: frozenset(), lambda: (lambda: 0), lambda: C, lambda: type("X", (tuple,), {})(), lambda: len, lambda: sys, lambda: iter([]), lambda: (x for x in []), lambda: object(), lambda: None, lambda: b"", lambda: bytearray(), lambda: Exception(), lambda: slice(1), lambda: range(1), lambda: memoryview(b""), lambda: [].append, lambda: C(1).m, lambda: weakref.ref(C), lambda: __import__("re").compile("a"), lambda: __import__("array").array("i"), lambda: __import__("collections").deque(), lambda: list[int], lambda: C.m.__code__):
    x = mk()
    try: print(type(x).__name__, weakref.ref(x)() is x, end="; ")
    except TypeError as e: print(e, end="; ")
print()
x = C(3); wm = weakref.WeakMethod(x.m); print(wm()(1), wm == weakref.WeakMethod(x.m), wm != weakref.WeakMethod(x.m), hash(wm) == hash(weakref.WeakMethod(x.m)), wm().__self__ is x, weakref.ref(x.m)()); wm2 = weakref.WeakMethod(x.m, lambda r: print("wm dead", r is wm2)); del x; print(wm(), wm == wm, wm == wm2)
try: weakref.WeakMethod(len)
except TypeError as e: print(e)
print(weakref.ReferenceType is weakref.ref, weakref.ProxyTypes, weakref.CallableProxyType)
