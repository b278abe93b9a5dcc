# get_referrers() finds each kind of container of one object.
import gc, sys
gc.collect(); gc.disable()
class Leak:
    def __repr__(s): return "Leak"
def find(o, skip=()):
    out = []
    for r in gc.get_referrers(o):
        if r is skip or type(r).__name__ in ("frame", "list_iterator"): continue
        out.append((type(r).__name__, (sorted(k for k in r if r[k] is o) if isinstance(r, dict) else len(r) if hasattr(r, "__len__") else None)))
    return sorted(out, key=str)
x = Leak(); print(find(x)); cache = {"item": x, "other": x}; print(find(x)); lst = [x] * 3; print(find(x)); t = (x, (x,)); print(find(x))
class H:
    ref = x
print(find(x)); h = H(); h.mine = x; print(find(x)); h.__dict__; print(find(x))
def closure():
    y = x
    return lambda: y
f = closure(); print(find(x)); d = lambda v=x, *, k=x: 0; print(find(x)); import functools; p = functools.partial(print, x); print(find(x))
s = {x}; fs = frozenset([x]); print(find(x)); i = iter([x]); print(find(x)); g = (v for v in [x]); print(find(x)); m = x.__repr__; print(find(x))
class S:
    __slots__ = ("a", "b")
z = S(); z.a = x; print(find(x)); e = ValueError(x); print(find(x)); import weakref; w = weakref.ref(x); pr = weakref.proxy(x); print(find(x))
import collections; dq = collections.deque([x, x]); od = collections.OrderedDict(k=x); dd = collections.defaultdict(list, k=x); print(find(x))
nt = collections.namedtuple("NT", "f")(x); sp = property(x) if 0 else slice(x, None); print(find(x))
print(sys.getrefcount(x)); del cache, lst, t, h, f, d, p, s, fs, i, g, m, z, e, dq, od, dd, nt, sp; H.ref = None; print(sys.getrefcount(x), find(x))
print(len(gc.get_referrers(x, Leak)) > 2, gc.get_referrers(Leak)[0].__class__.__name__ if 0 else sorted({type(r).__name__ for r in gc.get_referrers(Leak)}), gc.get_referrers(123456789) if 0 else [])
