# copy and deepcopy: what is shared, what is new, what is counted.
import copy, sys, collections, datetime, decimal, fractions, re, enum, dataclasses, types, weakref, array
rc = sys.getrefcount
o = object(); base = rc(o)
def s(t, *m): print(t, rc(o) - base, *m)
class Node:
    def __init__(self, v, nxt=None): self.v, self.nxt = v, nxt
class Sl:
    __slots__ = ("a", "b")
class Cp:
    def __init__(self): self.n = 0
    def __copy__(self): c = Cp(); c.n = self.n + 1; return c
    def __deepcopy__(self, memo): c = Cp(); c.n = self.n + 10; memo["seen"] = c; return c
class Rd:
    def __init__(self, x): self.x = x
    def __reduce__(self): return Rd, (self.x,)
class St:
    def __getstate__(self): return {"kept": 1}
    def __setstate__(self, d): self.__dict__.update(d, restored=True)
class Color(enum.Enum): RED = 1
@dataclasses.dataclass
class D: l: list
a = Node(o, Node([1, 2])); b = copy.copy(a); s("copy", b.nxt is a.nxt, b.__dict__ is a.__dict__); c = copy.deepcopy(a); s("deep", c.nxt is a.nxt, c.nxt.v is a.nxt.v, c.nxt.v == a.nxt.v, c.v is o)
del a, b, c
loop = Node(1); loop.nxt = loop; l2 = copy.deepcopy(loop); print(l2.nxt is l2, l2 is loop)
x = [1]; y = [x, x, (x, 2), {"k": x}]; z = copy.deepcopy(y); print(z[0] is z[1], z[0] is z[2][0], z[0] is z[3]["k"], z[0] is x, rc(z[0]), rc(x))
sl = Sl(); sl.a = [1]; t = copy.copy(sl); print(t.a is sl.a, hasattr(t, "b")); t = copy.deepcopy(sl); print(t.a is sl.a, t.a)
print(copy.copy(Cp()).n, copy.deepcopy(Cp()).n, copy.deepcopy([Cp()])[0].n, copy.copy(Rd([1])).x, vars(copy.copy(St())), vars(copy.deepcopy(St())))
for v in (1, 1.5, "s", b"b", None, True, ..., int, len, copy.copy, lambda: 0, range(3), slice(1), Color.RED, (1, 2), frozenset([1]), re.compile("a"), datetime.date(2020, 1, 1), decimal.Decimal(1), fractions.Fraction(1, 2), types.SimpleNamespace(a=1), D([1]), collections.deque([1]), collections.OrderedDict(a=1), collections.Counter("a"), collections.defaultdict(list), array.array("i", [1]), bytearray(b"a"), ValueError(1), {1}, property(), NotImplemented):
    print(type(v).__name__, copy.copy(v) is v, copy.deepcopy(v) is v, end="; ")
print()
for v in (iter([]), (i for i in ()), sys, sys._getframe(), memoryview(b"")):
    for fn in (copy.copy, copy.deepcopy):
        try: print(fn.__name__, type(fn(v)).__name__, end="; ")
        except TypeError as e: print(e, end="; ")
print()
t = ([1],); u = copy.deepcopy(t); print(u is t, u == t); t = ((1, (2, 3)),); print(copy.deepcopy(t) is t)
m = {}; p = [o]; q = copy.deepcopy(p, m); print(len(m), q is m[id(p)], rc(q), [type(v).__name__ for v in m.values()]); s("memo"); del m, p, q; s("gone")
def f(): pass
f.attr = [1]; print(copy.deepcopy(f) is f)
bm = Node(1).__init__; cm = copy.deepcopy(bm); print(cm.__self__ is bm.__self__, cm.__func__ is bm.__func__, copy.copy(bm) is bm)
w = Node(1); r = weakref.ref(w); print(copy.copy(r) is r, copy.deepcopy(r) is r); wv = weakref.WeakValueDictionary(k=w); wc = copy.copy(wv); print(wc["k"] is w, len(copy.deepcopy(wv)))
e = ValueError("x", [1]); e.extra = [2]; e.__cause__ = KeyError(); ec = copy.copy(e); print(ec.args[1] is e.args[1], ec.extra is e.extra, ec.__cause__); ed = copy.deepcopy(e); print(ed.args[1] is e.args[1], ed.extra)
l = [1, [2]]; print(l.copy()[1] is l[1], l[:][1] is l[1], list(l)[1] is l[1], (l + [])[1] is l[1], [*l][1] is l[1]); d = {"a": [1]}; print(d.copy()["a"] is d["a"], dict(d)["a"] is d["a"], {**d}["a"] is d["a"], (d | {})["a"] is d["a"], copy.copy(d)["a"] is d["a"], copy.deepcopy(d)["a"] is d["a"])
class LS(list): pass
q = LS([1, [2]]); q.tag = [3]; r = copy.copy(q); print(type(r).__name__, r.tag is q.tag, r[1] is q[1]); r = copy.deepcopy(q); print(r.tag is q.tag, r[1] is q[1], r == q)
if sys.version_info >= (3, 13): print(copy.replace(D([1]), l=[5]), copy.replace(types.SimpleNamespace(a=1, b=2), b=3), copy.replace(datetime.date(2020, 1, 1), year=1999))
try: copy.deepcopy(type("Bad", (), {"__reduce_ex__": lambda s, p: 5})())
except Exception as e: print(type(e).__name__, e)
print(issubclass(copy.Error, Exception), copy.error is copy.Error)
