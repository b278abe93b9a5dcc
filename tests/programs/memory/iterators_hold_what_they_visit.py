import gc, sys, itertools, collections
gc.collect(); gc.disable()
class X:
    def __init__(s, n): s.n = n
    def __del__(s): print("-%s" % s.n, end=" ")
    def __lt__(s, o): return s.n < o.n
def cnt(o): return sys.getrefcount(o) - 1
l = [X(i) for i in range(3)]; x = l[0]
for name, mk in dict(iter=lambda: iter(l), reversed=lambda: reversed(l), enumerate=lambda: enumerate(l), zip=lambda: zip(l, l), map=lambda: map(id, l), filter=lambda: filter(None, l), chain=lambda: itertools.chain(l, l), cycle=lambda: itertools.cycle(l), islice=lambda: itertools.islice(l, 2), tee=lambda: itertools.tee(l)[0], accum=lambda: itertools.accumulate(l, lambda a, b: b), group=lambda: itertools.groupby(l), pair=lambda: itertools.pairwise(l), prod=lambda: itertools.product(l, l), perm=lambda: itertools.permutations(l), comb=lambda: itertools.combinations(l, 2), rep=lambda: itertools.repeat(l), zl=lambda: itertools.zip_longest(l, l), star=lambda: itertools.starmap(lambda a: a, [(v,) for v in l]), comp=lambda: itertools.compress(l, l), tw=lambda: itertools.takewhile(bool, l), dw=lambda: itertools.dropwhile(lambda q: False, l), gen=lambda: (q for q in l), dq=lambda: iter(collections.deque(l)), dic=lambda: iter({1: q for q in l}.values())).items():
    it = mk(); a = (cnt(l), cnt(x)); v = next(it); b = (cnt(l), cnt(x)); del v; c = (cnt(l), cnt(x)); del it; print(name, a, b, c, (cnt(l), cnt(x)), end="; ")
print()
for i, v in enumerate([X("e0"), X("e1")]): print("step", i, end=" ")
del v; print()
for v in itertools.chain([X("c0")], [X("c1")]): print("in", end=" ")
del v; print()
m = map(X, ["m0", "m1"]); next(m); print("next"); list(m); print("list"); z = zip([X("z0")], [X("z1")]); t = next(z); del z; print("zip gone"); del t; print()
f = filter(lambda q: q.n == "keep", [X("drop"), X("keep")]); k = next(f); print("found"); del f; print("filter gone"); del k; print()
a, *rest = [X("a"), X("b"), X("c")]; print("unpacked"); del rest; print(); del a; print()
d = collections.deque([X("d0"), X("d1"), X("d2")], maxlen=3); d.append(X("d3")); print("appended"); d.rotate(1); d.popleft(); print("pop"); d.clear(); print("clear")
it = iter([X("i0"), X("i1")]); next(it); print("one"); next(it); print("two"); next(it, None); print("exhausted"); del it; print()
g = (X(f"g{i}") for i in range(3)); next(g); print("n"); v = next(g); del g; print("g gone", v.n); del v; print()
s = sorted([X(3), X(1), X(2)]); print([q.n for q in s]); del s; print(); p = max([X(5), X(9), X(7)]); print("max", p.n); del p; print()
dd = collections.defaultdict(lambda: X("dd")); dd["a"]; del dd["a"]; print("dd"); od = collections.OrderedDict(a=X("o1"), b=X("o2")); od.popitem(last=False); print("od"); del od; print(); cm = collections.ChainMap({"a": X("cm")}); del cm; print()
