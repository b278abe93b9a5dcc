# lru_cache, cached_property, memo tables and what they keep alive.
import functools, gc, weakref, sys
gc.collect(); gc.disable()
class O:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
    def __hash__(s): return hash(s.n)
    def __eq__(s, o): return s.n == o.n
    @functools.cached_property
    def cp(s): return [s.n]
    @functools.lru_cache(maxsize=2)
    def m(s, x): return (s.n, x)
@functools.lru_cache(maxsize=2)
def f(o): return o.n
a = O("a"); print(f(a), f(a), f.cache_info()); del a; print("held"); f(O("b")); f(O("c")); print(f.cache_info()); f.cache_clear(); print("cleared")
b = O("m"); print(b.m(1), b.m(1), O.m.cache_info().hits); del b; print("method cache holds"); O.m.cache_clear()
c = O("cp"); print(c.cp is c.cp, "cp" in c.__dict__, sys.getrefcount(c.cp)); del c
memo = {}
def fib(n): return memo.setdefault(n, n if n < 2 else fib(n - 1) + fib(n - 2))
print(fib(20), len(memo))
wm = weakref.WeakKeyDictionary()
def attach(o): return wm.setdefault(o, {"seen": 0})
k = O("wk"); attach(k)["seen"] += 1; attach(k)["seen"] += 1; print(len(wm), list(wm.values())); del k; print(len(wm))
@functools.lru_cache(None)
def node(n): return [n]
x = node(1); x.append(x); del x; print(gc.collect()); node.cache_clear(); print(gc.collect())
@functools.lru_cache
def rec(n): return [rec] if n else None
rec(1); del rec; print(gc.collect()); p = functools.partial(O, "partial"); o = p(); del p; print("p gone"); del o
s = functools.singledispatch(lambda x: "base"); s.register(int)(lambda x: "int"); print(s(1), s("")); print(functools.reduce(lambda a, b: a + b.n, [O("1"), O("2")], "")); print("end")
