# Weak references: sizes, reuse, counts, order of callbacks.
import weakref, sys, gc
rc, g = sys.getrefcount, sys.getsizeof
class C:
    def m(self): return 1
    def __repr__(self): return "C"
c = C(); b = rc(c)
r = weakref.ref(c); print(rc(c) - b, r() is c, weakref.ref(c) is r, rc(r), g(r), r.__callback__, weakref.getweakrefcount(c), weakref.getweakrefs(c) == [r], hash(r) == hash(c), r == weakref.ref(c))
cb = lambda w: print("dead", w is r2 if "r2" in globals() else None, w()); r2 = weakref.ref(c, cb); print(r2 is r, weakref.ref(c, cb) is r2, weakref.getweakrefcount(c), rc(cb), r2.__callback__ is cb, g(r2))
p = weakref.proxy(c); print(type(p).__name__, weakref.proxy(c) is p, g(p), p.m(), rc(c) - b, weakref.getweakrefcount(c), repr(p)[:14] if 0 else "", isinstance(p, C))
wm = weakref.WeakMethod(c.m); print(wm() == c.m, rc(c) - b, wm() is wm()); print(weakref.WeakMethod(c.m) == wm)
fin = weakref.finalize(c, print, "finalized", 1, x=2) if 0 else weakref.finalize(c, print, "finalized"); print(fin.alive, fin.peek()[1] is print, rc(c) - b, fin.atexit)
del c; print(r(), wm(), fin.alive, fin())
try: p.m()
except ReferenceError as e: print(e)
print(r == weakref.ref(C()), weakref.getweakrefcount(5), weakref.getweakrefs(5))
order = []
x = C(); rs = [weakref.ref(x, lambda w, i=i: order.append(i)) for i in range(5)]; del rs[2]; del x; print(order)
x = C(); f1 = weakref.finalize(x, order.append, "f1"); f2 = weakref.finalize(x, order.append, "f2"); f1.detach(); del x; print(order[-1], f1.alive)
for v in (1, "a", None, (), [], {}, 1.5, b"", object(), range(3), slice(1), type, len, [].append, (lambda: 0), set(), frozenset(), (i for i in ()), memoryview(b""), iter([]), Exception(), sys, property(), C, c if "c" in globals() else C(), type(c).m if "c" in globals() else C.m, C().m, bytearray(), enumerate([]), zip(), map(len, []), staticmethod(len), classmethod(len), super(C, C()), sys._getframe(), (lambda: 0).__code__, {}.keys(), NotImplemented, ..., True, complex(1), 2 ** 100, list[int], int | str):
    try: weakref.ref(v); print(type(v).__name__, "ok", end="; ")
    except TypeError as e: print(str(e)[33:-8] if "cannot" in str(e) else e, "no", end="; ")
print()
class S: __slots__ = ("a",)
class SW: __slots__ = ("a", "__weakref__")
class L(list): pass
class I(int): pass
class T(tuple): pass
class D(dict): __slots__ = ()
class B(bytes): pass
class F(float): __slots__ = ("__weakref__",)
for k in (S, SW, L, I, T, D, B, F):
    v = k()
    try: print(k.__name__, weakref.ref(v)() is v, end="; ")
    except TypeError as e: print(k.__name__, e, end="; ")
print()
wv = weakref.WeakValueDictionary(); objs = [C() for _ in range(3)]
for i, o in enumerate(objs): wv[i] = o
print(len(wv), sorted(wv), rc(objs[0]), list(wv.valuerefs())[0]() is objs[0]); o = None; del objs[1]; print(len(wv), sorted(wv.keys()), 1 in wv, wv.get(1), wv.pop(1, "gone")); it = iter(wv.items()); k = next(it); objs.clear(); print(len(wv), k[0]); del k, it; print(len(wv), dict(wv))
wk = weakref.WeakKeyDictionary({C: 1}); k = C(); wk[k] = [k]; print(len(wk)); del k; print(len(wk)); gc.collect(); print(len(wk)); wk.clear(); k = C(); wk[k] = k2 = 5; del k; print(len(wk))
ws = weakref.WeakSet([C()]); print(len(ws)); k = C(); ws.add(k); ws.add(k); print(len(ws), k in ws, rc(k)); ws2 = ws | {k}; del k; print(len(ws), len(ws2))
class R(weakref.ref):
    __slots__ = ("extra",)
    def __init__(self, o, cb=None, extra=None): super().__init__(o, cb); self.extra = extra
    def __new__(cls, o, cb=None, extra=None): return super().__new__(cls, o, cb)
k = C(); rr = R(k, extra=[1]); print(rr() is k, rr.extra, R(k) is rr, g(rr), weakref.getweakrefcount(k)); del k; print(rr(), rr.extra)
a = C(); bb = C(); a.o, bb.o = bb, a; ra = weakref.ref(a, lambda w: print("cycle cb a")); rb = weakref.ref(bb, lambda w: print("cycle cb b")); del a, bb; print(gc.collect(), ra(), rb())
a = C(); a.r = weakref.ref(a, lambda w: print("never")); del a; a = C(); a.me = a; a.r = weakref.ref(a, lambda w: print("never")); del a; print(gc.collect())
class Z:
    def __del__(self): print("del", wz() is None)
z = Z(); wz = weakref.ref(z, lambda w: print("cb")); del z
z = Z(); z.z = z; wz = weakref.ref(z, lambda w: print("cb2")); del z; gc.collect()
try: weakref.ref(C(), 1, 2)
except TypeError as e: print(e)
try: weakref.ref()
except TypeError as e: print(e)
print(weakref.ref(C(), None)(), weakref.ProxyTypes, weakref.ReferenceType is weakref.ref, weakref.CallableProxyType.__name__)
