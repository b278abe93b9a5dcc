# Counts inside what C code calls.
import sys, gc, functools, itertools, operator, bisect, heapq, collections, copy
gc.collect()
rc = sys.getrefcount
log = []
class E:
    def __init__(self, n): self.n = n
    def __eq__(self, o): log.append(("eq", rc(self), rc(o))); return self is o or getattr(o, "n", None) == self.n
    def __hash__(self): log.append(("hash", rc(self))); return 7
    def __lt__(self, o): log.append(("lt", rc(self), rc(o))); return self.n < o.n
    def __repr__(self): log.append(("repr", rc(self))); return f"E{self.n}"
    def __str__(self): log.append(("str", rc(self))); return f"e{self.n}"
    def __bool__(self): log.append(("bool", rc(self))); return True
    def __len__(self): log.append(("len", rc(self))); return 1
    def __index__(self): log.append(("index", rc(self))); return self.n
    def __int__(self): log.append(("int", rc(self))); return self.n
    def __float__(self): log.append(("float", rc(self))); return 1.0
    def __iter__(self): log.append(("iter", rc(self))); return iter([1])
    def __call__(self, *a): log.append(("call", rc(self), *[rc(x) for x in a])); return a[0] if a else None
    def __add__(self, o): log.append(("add", rc(self), rc(o))); return self
    def __radd__(self, o): log.append(("radd", rc(self))); return self
    def __contains__(self, o): log.append(("contains", rc(self), rc(o))); return True
    def __getitem__(self, i): log.append(("getitem", rc(self))); return [1, 2][i]
    def __format__(self, s): log.append(("format", rc(self))); return "f"
    def __bytes__(self): log.append(("bytes", rc(self))); return b"x"
    def __reversed__(self): log.append(("reversed", rc(self))); return iter(())
    def __round__(self, n=0): log.append(("round", rc(self))); return 1
    def __abs__(self): log.append(("abs", rc(self))); return 1
    def __dir__(self): log.append(("dir", rc(self))); return []
    def __copy__(self): log.append(("copy", rc(self))); return self
    def __deepcopy__(self, memo): log.append(("deepcopy", rc(self))); return self
    def __sizeof__(self): log.append(("sizeof", rc(self))); return 100
    def __instancecheck__(self, o): log.append(("isinst", rc(self), rc(o))); return True
    def __getattr__(self, n): log.append(("getattr", rc(self))); raise AttributeError(n)
    def __divmod__(self, o): log.append(("divmod", rc(self))); return 1, 2
    def __pow__(self, o, m=None): log.append(("pow", rc(self))); return 1
    def __neg__(self): log.append(("neg", rc(self))); return 1
    def __missing__(self, k): return 1
    def __fspath__(self): return "x"
    def __length_hint__(self): log.append(("hint", rc(self))); return 1
a, b, c = E(1), E(2), E(3)
def t(name, f):
    log.clear()
    try: f()
    except Exception as e: log.append(type(e).__name__)
    print(name, log)
L = [a, b, c]; D = {a: 1}; S = {a}; T = (a, b)
t("in list", lambda: c in L); t("in tuple", lambda: b in T); t("index", lambda: L.index(c)); t("count", lambda: L.count(b)); t("tindex", lambda: T.index(b)); t("tcount", lambda: T.count(b))
t("remove", lambda: [a, b].remove(b)); t("list ==", lambda: [a] == [b]); t("tuple ==", lambda: (a,) == (b,)); t("dict ==", lambda: {1: a} == {1: b})
t("dict get", lambda: D.get(b)); t("dict in", lambda: b in D); t("dict []", lambda: D[a]); t("dict set", lambda: {a: 1}.__setitem__(b, 2)); t("literal", lambda: {a: 1, b: 2}); t("pop", lambda: D.pop(b, 0)); t("setdefault", lambda: {a: 1}.setdefault(b)); t("del", lambda: {a: 1}.__delitem__(a)); t("fromkeys", lambda: dict.fromkeys([a, b])); t("dict(list)", lambda: dict([(a, 1), (b, 2)])); t("comp", lambda: {x: 1 for x in (a, b)})
t("set in", lambda: b in S); t("set(list)", lambda: set([a, b])); t("discard", lambda: {a}.discard(b)); t("union", lambda: S | {b}); t("and", lambda: S & {b}); t("sub", lambda: S - {b}); t("xor", lambda: S ^ {b}); t("le", lambda: S <= {b}); t("set ==", lambda: S == {b}); t("frozenset", lambda: hash(frozenset([a]))); t("hash tuple", lambda: hash(T)); t("values in", lambda: b in {1: a}.values()); t("items in", lambda: (1, b) in {1: a}.items()); t("keys &", lambda: D.keys() & {b})
t("sort", lambda: [b, a].sort()); t("sorted", lambda: sorted([c, a])); t("sort key", lambda: sorted([a, b], key=lambda x: rc(x))); t("sort E key", lambda: sorted([a], key=c)); t("min", lambda: min(b, a)); t("max", lambda: max([a, b])); t("min key", lambda: min([a, b], key=lambda x: log.append(rc(x)) or 1)); t("sum", lambda: sum([a], b)); t("any", lambda: any([a])); t("all", lambda: all((a, b))); t("filter", lambda: list(filter(None, [a]))); t("bool", lambda: bool(a)); t("not", lambda: not a); t("if", lambda: 1 if a else 2)
t("repr list", lambda: repr([a])); t("repr tuple", lambda: repr((a,))); t("repr dict", lambda: repr({1: a})); t("repr deque", lambda: repr(collections.deque([a]))); t("str", lambda: str(a)); t("print", lambda: print(a, file=open) if 0 else str(a)); t("fstring", lambda: f"{a}{a!r}{a!s}"); t("%s", lambda: "%s %r" % (a, a)); t("format", lambda: "{}{!r}".format(a, a)); t("format()", lambda: format(a)); t("join", lambda: "".join(map(str, [a]))); t("ascii", lambda: ascii(a)); t("repr exc", lambda: repr(ValueError(a))); t("str exc", lambda: str(ValueError(a))); t("bytes", lambda: bytes(a))
t("index", lambda: [1, 2, 3, 4][a]); t("slice", lambda: "abcdef"[a:b]); t("range", lambda: range(a, b)); t("int", lambda: int(a)); t("float", lambda: float(a)); t("chr", lambda: chr(a)); t("hex", lambda: hex(a)); t("*", lambda: [1] * a); t("op.index", lambda: operator.index(a)); t("abs", lambda: abs(a)); t("divmod", lambda: divmod(a, 1)); t("pow", lambda: pow(a, 2)); t("neg", lambda: -a); t("list()", lambda: list(a)); t("tuple()", lambda: tuple(a)); t("unpack", lambda: [*a]); t("for", lambda: [x for x in a]); t("iter", lambda: iter(a)); t("reversed", lambda: reversed(a)); t("len", lambda: len(a)); t("contains", lambda: b in a); t("getitem", lambda: a[0]); t("unpack2", lambda: (lambda x: x)(*a)); t("enumerate", lambda: list(enumerate(a))); t("zip", lambda: list(zip(a, a))); t("map", lambda: list(map(a, [b]))); t("map2", lambda: list(map(a, [b], [c]))); t("starmap", lambda: list(itertools.starmap(a, [(b,)]))); t("filterfn", lambda: list(filter(a, [b]))); t("takewhile", lambda: list(itertools.takewhile(a, [b]))); t("sortedkey", lambda: sorted([b], key=a)); t("apply", lambda: a(*[b], **{})); t("cmp", lambda: sorted([b, c], key=functools.cmp_to_key(lambda x, y: log.append((rc(x), rc(y))) or 0))); 
t("bisect", lambda: bisect.bisect([a, b], c)); t("insort", lambda: bisect.insort([a], b)); t("heap", lambda: heapq.heappush([b], a)); t("heapify", lambda: heapq.heapify([c, b, a])); t("heappop", lambda: heapq.heappop([a, b, c])); t("nsmallest", lambda: heapq.nsmallest(1, [a, b])); t("deque in", lambda: b in collections.deque([a])); t("deque.remove", lambda: collections.deque([a, b]).remove(b)); t("deque ==", lambda: collections.deque([a]) == collections.deque([b])); t("counter", lambda: collections.Counter([a, b])); t("lru", lambda: functools.lru_cache(lambda x: 1)(a))
t("copy", lambda: copy.copy(a)); t("deepcopy", lambda: copy.deepcopy([a])); t("isinstance", lambda: isinstance(b, a)); t("sizeof", lambda: sys.getsizeof(a)); t("hash", lambda: hash(a)); t("id", lambda: id(a)); t("eq", lambda: a == b); t("ne", lambda: a != b); t("lt", lambda: a < b); t("gt", lambda: a > b); t("is", lambda: a is b); t("chain", lambda: a < b < c); t("add", lambda: a + b); t("radd", lambda: 1 + a); t("iadd", lambda: operator.iadd(a, b)); t("op.add", lambda: operator.add(a, b)); t("op.eq", lambda: operator.eq(a, b)); t("op.contains", lambda: operator.contains([a], b)); t("countOf", lambda: operator.countOf([a, b], c)); t("hint", lambda: operator.length_hint(a)); t("match", lambda: [x for x in (a,) if (lambda v: v)(x)])
