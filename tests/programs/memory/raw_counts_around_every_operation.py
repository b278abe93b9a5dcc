# Raw counts read from memory around every operation.
import ctypes, sys, gc
def r(o): return ctypes.c_long.from_address(id(o)).value if sys.version_info < (3, 14) else ctypes.c_uint32.from_address(id(o)).value
def ra(a): return ctypes.c_uint32.from_address(a).value
class C: pass
o = C(); a = id(o); print(ra(a)); p = o; print(ra(a)); l = [o, o, o]; print(ra(a)); t = tuple(l); print(ra(a)); d = {"o": o, o: 1}; print(ra(a)); s = {o}; print(ra(a)); f = lambda x=o: x; print(ra(a)); g = (o for _ in range(3)); print(ra(a)); next(g); print(ra(a)); m = o.__init__; print(ra(a))
def cl():
    q = o
    def inner(): return q
    return inner
c = cl(); print(ra(a)); z = zip(l, l); v = next(z); print(ra(a)); i = iter(l); next(i); print(ra(a)); e = ValueError(o); print(ra(a)); o.me = o; print(ra(a)); o.w = __import__("weakref").ref(o); print(ra(a))
del p, l, t, d, s, f, g, m, c, z, v, i, e; print(ra(a)); o.me = None; print(ra(a)); b = o; del o; print(ra(a)); b = None; gc.collect()
def call(x): return ra(id(x))
o = C(); print(call(o), call(C()), (lambda y: ra(id(y)))(o), [ra(id(w)) for w in (o, o)], max([o], key=lambda v: ra(id(v))) is o, list(map(lambda v: ra(id(v)), [o, C()])), sorted([1], key=lambda v: ra(id(o))), ra(id(o)))
def rec(x, n): return [ra(id(x))] + (rec(x, n - 1) if n else [])
print(rec(o, 4))
try: raise KeyError(o)
except KeyError as e: print(ra(id(o)), ra(id(e)), ra(id(e.args)))
print(ra(id(o)))
with open if 0 else __import__("contextlib").nullcontext(o) as w: print(ra(id(o)))
del w; print(ra(id(o)))
for k in [o]: print(ra(id(k)))
del k; x, *y = o, o, o; print(ra(id(o))); del x, y; x = y = o; print(ra(id(o))); del x, y
def gen(v):
    print("gen", ra(id(v))); yield v; print("gen2", ra(id(v)))
for q in gen(o): print("loop", ra(id(q)))
del q; print(ra(id(o)))
match o:
    case C() as mm: print(ra(id(mm)))
del mm
class P:
    def __init__(self, v): print("init", ra(id(v)), ra(id(self))); self.v = v
    def __call__(self, v): return ra(id(v)), ra(id(self))
    def __getitem__(self, k): return ra(id(k)), ra(id(self))
    def __eq__(self, x): print("eq", ra(id(x)), ra(id(self))); return True
    def __hash__(self): return 1
    def __enter__(self): print("enter", ra(id(self))); return self
    def __exit__(self, *a): print("exit", ra(id(self)))
    def __del__(self): print("del", ra(id(self)))
    @property
    def pr(self): return ra(id(self))
    def __str__(self): return "P%d" % ra(id(self))
    def __add__(self, x): return ra(id(self)), ra(id(x))
pp = P(o); print(pp(o), pp[o], pp == o, P(o)(o), P(o)[C()], pp.pr, P(1).pr, str(pp), f"{pp}", str(P(1)), pp + o, pp + pp, P(1) + P(2), ra(id(pp)), ra(id(o)))
with P(o) as u: print(ra(id(u)))
del u; print({pp: 1}[P(5)], pp in [P(6)], ra(id(pp))); del pp; print(ra(id(o)))
