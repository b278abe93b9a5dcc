import itertools, sys, functools, operator, collections
rc = sys.getrefcount
o = []
def go(name, it, n=4):
    out = []
    for x, _ in zip(it, range(n)): out.append((rc(x), rc(o)))
    print(name, out, rc(o), rc(it))
    del x, it
    print("  after", rc(o))
go("product", itertools.product([o], [o, 1]))
go("product2", itertools.product([o], repeat=3))
go("perm", itertools.permutations([o, 1, 2]))
go("comb", itertools.combinations([o, 1, 2, 3], 2))
go("cwr", itertools.combinations_with_replacement([o, 1], 2))
go("zip", zip([o, o, o], [1, 2, 3]))
go("zip_longest", itertools.zip_longest([o, o], [1, 2, 3]))
go("enumerate", enumerate([o, o, o]))
go("pairwise", itertools.pairwise([o, 1, o]))
go("chain", itertools.chain([o], [o]))
go("repeat", itertools.repeat(o, 3))
go("accumulate", itertools.accumulate([o, [1], [2]], operator.add))
go("islice", itertools.islice([o, o, o], 2))
go("groupby", itertools.groupby([o, o]))
go("starmap", itertools.starmap(lambda a: a, [(o,), (o,)]))
go("compress", itertools.compress([o, o], [1, 1]))
go("dropwhile", itertools.dropwhile(lambda x: False, [o, o]))
go("filterfalse", itertools.filterfalse(lambda x: False, [o, o]))
go("map", map(lambda x: x, [o, o]))
go("filter", filter(None, [[1], [2]]))
go("items", iter({1: o, 2: o}.items()))
go("values", iter({1: o, 2: o}.values()))
go("reversed", reversed([o, o]))
go("deque", iter(collections.deque([o, o])))
go("set", iter({(1, 2)}))
go("sorted", iter(sorted([o, o], key=id)))
go("callable", iter(lambda: o, 1), 2)
p = itertools.product([o], [1, 2]); a = next(p); print(rc(a), rc(o)); b = next(p); print(rc(a), rc(b), rc(o)); print(next(p, None), rc(b)); del p; print(rc(a), rc(b))
p = itertools.combinations([1, 2, 3], 2); i = id(next(p)); print(i == id(next(p)), i == id(next(p)))
p = itertools.product([1, 2, 3]); i = id(next(p)); print(i == id(next(p)), i == id(next(p)))
p = itertools.permutations([1, 2, 3]); i = id(next(p)); print(i == id(next(p)), i == id(next(p)))
p = zip([1, 2, 3]); i = id(next(p)); print(i == id(next(p)), i == id(next(p)))
f = functools.partial(rc, o); print(f(), rc(o), rc(f), rc(f.func) > 2, rc(f.args), rc(f.keywords))
print(functools.reduce(lambda a, b: (rc(a), rc(b), 0)[2] or a, [o, [1], [2]]) is o, rc(o))
class A:
    @functools.cached_property
    def v(self): return [rc(self)]
a = A(); print(a.v, rc(a.v), rc(a))
print(operator.itemgetter(0)([o]) is o, rc(o), rc(operator.attrgetter("x")))
print(max([o], key=rc) is o, sorted([[2], [1]], key=lambda x: rc(x)), rc(o))
d = collections.deque([o], maxlen=2); d.append(o); d.append(o); print(rc(o), rc(d)); d.clear(); print(rc(o))
dd = collections.defaultdict(lambda: o); dd[1]; dd[2]; print(rc(o)); del dd; print(rc(o))
cm = collections.ChainMap({"a": o}, {"b": o}); print(rc(o), rc(cm["a"])); del cm
co = collections.Counter([id(o)]); print(rc(co)); od = collections.OrderedDict(x=o); print(rc(o)); od.move_to_end("x"); od.popitem(); print(rc(o))
P = collections.namedtuple("P", "x y"); p = P(o, 1); print(rc(o), rc(p), rc(p.x), rc(P), rc(p._asdict()["x"]), rc(p._replace(y=2).x)); del p; print(rc(o))
