# functools and what it keeps.
import functools, sys, gc, operator, itertools
rc = sys.getrefcount
o = object(); base = rc(o)
def s(t, *m): print(t, rc(o) - base, *m)
@functools.lru_cache(maxsize=2)
def f(*a, **k): return a
f(o); s("cached", f.cache_info()); f(o); f(o, o); s("two", f.cache_info()); f(1); s("evicted", f.cache_info()); f(2); s("all evicted"); f(x=o); s("keyword"); f.cache_clear(); s("cleared", f.cache_info(), f.cache_parameters())
@functools.cache
def g(x): return [x]
r = g(o); s("cache", r is g(o), rc(r)); g.cache_clear(); s("clear", rc(r)); del r; s("del")
class C:
    @functools.lru_cache
    def m(self, x): return x
c = C(); c.m(o); s("method", rc(c)); C.m.cache_clear(); s("method cleared", rc(c))
def told(t, *m): print(t, rc(o) - base, len(m))
p = functools.partial(told, "partial", o); p(); q = functools.partial(p, 1, k=[o]) if 0 else functools.partial(p, o); q(); print(q.func is told, len(q.args), q.keywords); del p, q; s("partial gone")
pm = functools.partial(lambda *a, **k: (len(a), sorted(k), rc(a), rc(k)), o, z=o); print(pm(), pm(1, y=2), rc(pm.args), rc(pm.keywords)); s("pm"); del pm; s("pm gone")
@functools.wraps(f)
def w(): pass
print(w.__wrapped__ is f, w.__name__, rc(w.__dict__)); del w
@functools.singledispatch
def sd(x): return rc(x)
@sd.register
def _(x: int): return "int"
print(sd(o), sd([]), sd(5), len(sd.registry))
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, x): return self.v == x.v
    def __lt__(self, x): return (rc(self), rc(x)) and self.v < x.v
print(T(1) <= T(2), T(1) > T(2), T(1) >= T(1), sorted([T(2), T(1)])[0].v)
print(functools.reduce(lambda a, b: a + [rc(a), rc(b) > 2], [[], o, o]), functools.reduce(operator.add, [[o], [o]]) == [o, o]); s("reduce")
k = functools.cmp_to_key(lambda a, b: (rc(a) - rc(b)))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: a - b)), rc(k(o).obj)); s("cmp_to_key")
class CP:
    n = 0
    @functools.cached_property
    def v(self): CP.n += 1; return [self.n, o]
x = CP(); x.v; x.v; print(CP.n, "v" in x.__dict__, rc(x.v)); s("cached_property"); del x; s("gone")
i = itertools.chain([o], [o, o]); next(i); s("chain"); list(i); s("exhausted"); del i
i = itertools.cycle([o]); next(i); next(i); s("cycle"); del i; s("cycle gone")
a, b = itertools.tee([o, o, o]); next(a); next(a); s("tee"); next(b); s("tee b"); del a, b; s("tee gone")
i = itertools.groupby([o, o, 1]); k, g2 = next(i); s("group"); del k, g2, i; s("group gone")
i = itertools.repeat(o, 3); s("repeat"); list(i); s("repeat done"); del i; s("repeat gone")
i = itertools.product([o], [o, 1]); s("product"); t = next(i); s("next", rc(t)); del t, i; s("product gone")
i = itertools.permutations([o, 1, 2], 2); t = next(i); s("perm", rc(t)); del t, i; i = itertools.combinations([o, 1, 2], 2); t = next(i); s("comb", rc(t)); t2 = next(i); s("comb2", t is t2); del t, t2, i; s("done")
i = itertools.accumulate([[o], [o]]); next(i); s("accumulate"); x = next(i); s("acc2", rc(x)); del i, x; s("acc gone")
i = itertools.islice([o] * 5, 1, 3); next(i); s("islice"); list(i); s("islice end"); del i; i = itertools.zip_longest([o], [1, 2], fillvalue=o); s("zip_longest"); t = list(i); s("list"); del t, i; s("zl gone")
i = itertools.starmap(lambda x, y: rc(x), [(o, 1), ([], 2)]); print(list(i)); i = itertools.takewhile(lambda x: rc(x), [o, []]); print(len(list(i))); i = itertools.compress([o, o], [1, 0]); s("compress"); del i
i = zip([o], [o]); t = next(i); s("zip", rc(t)); u = next(i, None); s("zip end"); del i, t; s("zip gone"); i = map(lambda x: [x], [o]); t = next(i); s("map", rc(t)); del i, t; i = enumerate([o]); t = next(i); s("enumerate", rc(t)); del i, t; i = filter(None, [o]); t = next(i); s("filter"); del i, t; s("end")
s("pairwise") if not hasattr(itertools, "pairwise") else print([rc(t) for t in itertools.pairwise([1, 2, 3])], [rc(t) for t in zip([1, 2], [3, 4])], [rc(t) for t in enumerate([5, 6])], [rc(t) for t in itertools.product([1], [2, 3])], [rc(t) for t in {1: 2, 3: 4}.items()])
