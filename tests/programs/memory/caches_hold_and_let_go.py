import functools, gc, sys, weakref
gc.collect(); gc.disable()
class V:
    def __init__(s, n): s.n = n
    def __del__(s): print("-", s.n, end=" ")
    def __hash__(s): return hash(s.n)
    def __eq__(s, o): return isinstance(o, V) and s.n == o.n
@functools.lru_cache(maxsize=2)
def f(v): return V(v.n * 10)
a, b, c = V(1), V(2), V(3); f(a); f(b); print(sys.getrefcount(a), f.cache_info()); f(c); print(sys.getrefcount(a), f.cache_info()); f.cache_clear(); print(sys.getrefcount(b))
@functools.cache
def g(*x, **k): return len(x) + len(k)
g(a, b, k=c); print(sys.getrefcount(a), sys.getrefcount(c)); g.cache_clear(); print(sys.getrefcount(a))
class M:
    @functools.lru_cache(None)
    def slow(s, x): return x * 2
    @functools.cached_property
    def cp(s): return V("cp")
    def __del__(s): print("M dies", end=" ")
m = M(); m.slow(1); print(sys.getrefcount(m)); w = weakref.ref(m); del m; print(w() is not None); M.slow.cache_clear(); print(w()); m = M(); m.cp; print(sys.getrefcount(m.cp), "cp" in m.__dict__); del m.cp; print("deleted"); m.cp; del m; print("m gone")
p = functools.partial(max, a, key=lambda v: v.n); print(sys.getrefcount(a), p(b).n); del p; print(sys.getrefcount(a))
def deco(fn):
    @functools.wraps(fn)
    def wrapper(*args): return fn(*args)
    return wrapper
@deco
def orig(x): return sys.getrefcount(x)
print(orig(a), sys.getrefcount(orig), sys.getrefcount(orig.__wrapped__)); w = weakref.ref(orig.__wrapped__); del orig; print(w())
memo = {}
def fib(n):
    if n < 2: return n
    if n not in memo: memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(50), len(memo), sys.getsizeof(memo))
class WeakCache:
    def __init__(s): s.d = weakref.WeakValueDictionary()
    def get(s, n):
        try: return s.d[n]
        except KeyError: v = s.d[n] = V(n); return v
k = WeakCache(); x = k.get("w"); print(k.get("w") is x, len(k.d)); del x; print(len(k.d)); k.get("t"); print(len(k.d))
r = functools.reduce(lambda acc, v: acc + [v], [a, b], []); print(sys.getrefcount(a), len(r)); del r
s = sorted([c, a, b], key=lambda v: v.n); print(sys.getrefcount(a)); del s; print([sys.getrefcount(z) for z in (a, b, c)])
cm = functools.cmp_to_key(lambda p, q: p.n - q.n); print(sys.getrefcount(max(a, b, key=cm))); print("end")
