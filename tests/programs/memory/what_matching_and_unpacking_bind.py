# match statements and unpacking hold what they bind.
import sys
rc = sys.getrefcount
o = object(); base = rc(o)
def s(t, *m): print(t, rc(o) - base, *m)
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def m(v):
    match v:
        case [a, *rest] if rest: s("seq", rc(a), rc(rest), rc(v))
        case [a]: s("one", rc(a), rc(v))
        case {"k": x, **others}: s("map", rc(x), rc(others), rc(v))
        case {"only": x}: s("map2", rc(x))
        case P(x, y=z): s("class", rc(x), rc(z), rc(v))
        case int(n) | float(n): s("num", n)
        case str() as t: s("str", t)
        case (1 | 2 | None) as q: s("or", q)
        case _ as w: s("wild", rc(w), rc(v))
    s("after", sorted(k for k in locals()))
m([o, o]); m([o]); m([[], []]); m((o, 1)); m({"k": o, "l": o}); m({"only": o}); m(P(o, o)); m(P(1, [])); m(5); m(2.5); m("txt"); m(None); m(o); m([]); m({}); s("end")
def guard(v):
    match v:
        case [x, y] if (s("guard1", rc(x)) or False): pass
        case [x, y] if s("guard2", rc(x)) is None: s("taken", rc(x), rc(y))
guard([o, 1]); guard([[], []]); s("guards")
match (o, [o, {"a": o}]):
    case (a, [b, {"a": c}]): s("nested", a is b is c)
s("bound"); del a, b, c; s("deleted")
match [o, o, o]:
    case [first, _, *_]: s("ignored")
del first
match {"x": o}:
    case {"x": P()}: print("no")
    case {"x": object() as y}: s("as", y is o)
del y; s("end match")
a, b = o, o; s("two"); a, b = b, a; s("swap"); a = b = None
(a, (b, c)), d = ([o, (o, o)], o); s("nested unpack"); a = b = c = d = 0
for a, (b, *c) in [(o, (o, o, o))]: s("for target", rc(c))
s("loop vars"); del a, b, c
[a, b] = {o: 1, 2: 2}; s("dict keys"); del a, b
a, = {o}; s("set"); del a
try: a, b = [o]
except ValueError as e: s("too few", e)
try: a, b = [o, o, o]
except ValueError as e: s("too many", e)
try: a, *b, c = [o]
except ValueError as e: s("star few", e)
print("a" in globals()); 
*a, = (o, o); s("star only", type(a).__name__, rc(a)); del a
x = [o, o]; x[0], x[1] = x[1], x[0]; s("items"); i = 0; i, x[i] = 1, None; s("order", x[0] is o); x = None; s("x gone")
def yields(): yield o; yield o
a, b = yields(); s("from gen"); del a, b; print([*yields(), *yields()].count(o)); s("star gen"); print(len({**{"a": o}, "b": o}), len((*[o], o)), len({*[o], o})); s("displays")
def f(*a, k=None, **kw): s("call", len(a), sorted(kw)); return a
f(*[o], *(o,), k=o, **{"z": o}); r = f(o, **dict(q=o)); s("result", rc(r)); del r; s("f end")
if (y := [o]) and (z := y[0]): s("walrus", z is o)
while (z := None) or False: pass
s("rebound"); y = None; print([w for v in (1, 2) if (w := v * 2)], w); s("comp walrus"); del w
lam = lambda v=o, *, k=o: rc(v); s("lambda defaults", lam(), lam([]), lam(v=[])); del lam; s("lambda gone")
c = [lambda: v for v in (o, o)]; s("closures", c[0]() is o, c[0].__closure__[0] is c[1].__closure__[0]); del c; s("closures gone")
c = (o if i else None for i in range(2)); next(c); next(c); s("genexp"); del c
t = o if base else None; s("ternary"); del t; t = o or 1; u = None or o; v = o and o; w = not o; s("bool ops"); del t, u, v, w
assert o, "no"; s("assert"); b = o is o; b = o == o; b = o != 1; s("compare"); b = o in [o]; b = (o, 1) == (o, 1); s("contains")
d = {}; d[o] = d; s("cycle key"); d.clear(); s("cleared"); e = [o]; e.append(e); e.pop(); del e; s("list"); print(f"{o is o} {rc(o) - base}"); s("end")
