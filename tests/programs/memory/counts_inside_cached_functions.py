import sys, functools
rc = sys.getrefcount
class O: pass
o = O()
def show(name, f): print(name, f)
@functools.lru_cache(maxsize=0)
def f0(x, k=None): return rc(x)
print("zero", f0(o), f0(O()), f0(o, k=o), f0(x=O()))
@functools.lru_cache(maxsize=None, typed=True)
def ft(x, k=None): return rc(x)
print("typed", ft(o), ft(O()), ft(o, k=o))
@functools.lru_cache
def fs(x): return rc(x)
s = "".join(["a b", "c"]); n = 10 ** 20 + len(s)
print("str", fs(s), "int", fs(n), fs("".join(["x y", "z"])))
@functools.lru_cache
def g(x, y=1): return rc(x)
print("map", list(map(g, [o, O()])), list(map(g, [O(), o], [1, 2])))
print("star", g(*[O()]), g(*(O(), 3)), g(**{"x": O()}))
class C:
    @functools.lru_cache
    def m(self, x): return rc(self), rc(x)
    @functools.cache
    def n(self): return rc(self)
    @staticmethod
    @functools.cache
    def s(x): return rc(x)
c = C()
print("method", c.m(o), c.m(O()), C().m(o), c.n(), C().n(), c.s(o), C.s(O()))
b = c.m; print("bound", b(O()))
@functools.lru_cache(maxsize=2)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(15), fib.cache_info())
@functools.lru_cache
def bad(x): raise ValueError(rc(x))
for v in (o, O()):
    try: bad(v)
    except ValueError as e: print("bad", e, rc(v))
def gen():
    @functools.cache
    def q(x): yield rc(x)
    return list(q(o)), list(q(O()))
print(gen())
@functools.cache
def rec(n): return 1 if n == 0 else rec(n - 1) + 1
print(rec(400))
f0.cache_clear(); ft.cache_clear(); fs.cache_clear(); g.cache_clear(); C.m.cache_clear(); C.n.cache_clear(); print(rc(o), rc(c))
def p(x, *a, **k): return rc(x), [rc(i) for i in a], {i: rc(k[i]) for i in k}
P = functools.partial
print(P(p, k=o)(o), P(p, o, k=O())(), P(p)(o, k=o), P(p, o)(k=o), P(p, k=1)(O(), k=O()), P(P(p, o), o)(o))
print(list(map(P(p, k=[]), [o])), list(map(P(p), [O()])))
