import sys, functools, itertools, collections, operator
rc = sys.getrefcount
class O: pass
def p(*a): print(*a)
o = O()
@functools.lru_cache
def f(x): return rc(x)
p("lru", f(o)); f.cache_clear()
@functools.lru_cache(maxsize=None)
def f2(x): return rc(x)
p("lru2", f2(o)); f2.cache_clear()
@functools.lru_cache(maxsize=4)
def f3(x, y): return rc(x), rc(y)
p("lru3", f3(o, O())); f3.cache_clear()
@functools.cache
def f4(*a): return rc(a), rc(a[0])
p("cache", f4(o)); f4.cache_clear()
@functools.lru_cache
def f5(x, *, k): return rc(x), rc(k)
p("lru kw", f5(o, k=o)); f5.cache_clear()
def g(x, *a, **k): return rc(x), [rc(i) for i in a], {i: rc(k[i]) for i in k}
p("partial", functools.partial(g, o)())
p("partial2", functools.partial(g)(O()))
p("partial3", functools.partial(g, o, O())(O(), k=O()))
p("partial4", functools.partial(g, o, k=o)(o))
p("partial5", functools.partial(g, o)(o, O()))
h = lambda a, b: (p(rc(a), rc(b)), b)[1]
p("acc", [type(i).__name__ for i in itertools.accumulate([O(), O(), O()], h)])
p("acc2", [type(i).__name__ for i in itertools.accumulate([O(), O(), O()], h, initial=O())])
def key(x): p("key", rc(x)); return 1
p("group", [(k, [rc(i) for i in g]) for k, g in itertools.groupby([O(), O()], key)])
def factory(): p("factory", rc(factory)); return O()
d = collections.defaultdict(factory)
p("dd", rc(d["a"]))
class K:
    def __hash__(self): p("hash", rc(self)); return 1
    def __eq__(self, o): p("keq", rc(self), type(o) is K and rc(o)); return self is o
k1 = K(); k2 = K()
p("dd2", rc(d[k1]), rc(k1)); d[k2]
class DD(collections.defaultdict):
    def __missing__(self, key): p("missing", rc(self), rc(key)); return 1
DD()[k1]
od = collections.OrderedDict()
od[k1] = 1; od[k2] = 2
p("od", od[k1], k1 in od, od.get(k2)); od.move_to_end(k1); od.pop(k2); od.setdefault(k2, 3); del od[k2]
class T:
    def m(self): return 1
t = T()
p(list(map(rc, [O()])), list(map(lambda a: rc(a), [o])), list(filter(lambda a: p(rc(a)), [O()])))
p(sorted([O(), O()], key=lambda a: p("sk", rc(a)) or 1) and 1, max([O()], key=lambda a: p("mk", rc(a)) or 1) and 1)
p(functools.reduce(lambda a, b: p("red", rc(a), rc(b)) or b, [O(), O(), O()]) and 1)
p(list(itertools.starmap(lambda a, b: (rc(a), rc(b)), [(O(), O())])), list(itertools.takewhile(lambda a: p("tw", rc(a)) or 1, [O()])) and 1)
p(operator.methodcaller("m")(t), operator.attrgetter("m")(t) and 1, operator.itemgetter(0)([o]) is o)
class CP:
    @functools.cached_property
    def c(self): return rc(self)
    @functools.singledispatchmethod
    def sd(self, x): return rc(self), rc(x)
p(CP().c, CP().sd(O()))
cp = CP(); p(cp.c, cp.sd(o))
@functools.singledispatch
def sg(x): return rc(x)
p(sg(o), sg(O()))
@functools.wraps(g)
def w(*a): return rc(a[0])
p(w(o))
p(list(zip([O()], [O()])) and 1, [rc(i) for i in itertools.chain([O()], [o])], [rc(i) for i in itertools.islice([o], 1)])
