# sys.getrefcount of everything that a program can name.
import sys, gc, types
gc.collect()
rc = sys.getrefcount
x = object(); print("name", rc(x))
y = x; print("two", rc(x))
def f(a): return rc(a)
print("arg", f(x), f(object()), f(a=x), f(*[x]), f(**{"a": x}))
def g(*a, **k): return rc(a), rc(k), [rc(i) for i in a], [rc(v) for v in k.values()]
print("star", g(x, x), g(a=x)[1:], g(*[x], **{"b": x}))
print("tmp", rc(object()), rc([]), rc([x]), rc({}), rc(()) > 1000, rc((x,)), rc({x}), rc(1.5) , rc("abc" + str(1)))
l = [x]; t = (x, x); d = {x: x}; s = {x}
print("containers", rc(x), rc(l), rc(t), rc(d), rc(s))
for o in l: print("for", rc(o), rc(x))
for i, o in enumerate(t): print("enum", i, rc(o))
for k, v in d.items(): print("items", rc(k), rc(v))
for k in s: print("set", rc(k))
print("comp", [rc(i) for i in l], {rc(i) for i in l}, {rc(i): rc(j) for i, j in d.items()}, list(rc(i) for i in l))
print("map", list(map(rc, l)), list(filter(lambda q: rc(q) and True, l)) == l, sorted(map(rc, t)))
def closure():
    v = object()
    def inner():
        return rc(v)
    return inner, rc(v), rc(inner)
inn, a, b = closure(); print("closure", a, b, inn(), rc(inn), rc(inn.__closure__), rc(inn.__closure__[0]), rc(inn.__code__), rc(inn.__globals__) )
def nested():
    v = object()
    w = v
    def one(): nonlocal v; return rc(v)
    def two(): return rc(w), rc(v)
    return one(), two(), rc(v), rc(w), rc(one), rc(two)
print("nested", nested())
class C:
    def m(self): return rc(self)
    @classmethod
    def c(cls): return rc(cls)
    @staticmethod
    def s(o): return rc(o)
    @property
    def p(self): return rc(self)
    def __getattr__(self, n): return rc(self)
    def __call__(self, o): return rc(self), rc(o)
    def __enter__(self): return rc(self)
    def __exit__(self, *a): print("exit", rc(self), len(a))
    def __len__(self): return rc(self)
    def __getitem__(self, i): return rc(self), rc(i)
    def __add__(self, o): return rc(self), rc(o)
    def __radd__(self, o): return rc(self), rc(o)
    def __eq__(self, o): return rc(self), rc(o)
    def __contains__(self, o): print("in", rc(self), rc(o)); return True
    def __iter__(self): print("iter", rc(self)); return iter([rc(self)])
    def __hash__(self): return rc(self)
    def __str__(self): return str(rc(self))
    def __repr__(self): return "r" + str(rc(self))
    def __format__(self, s): return "f" + str(rc(self))
    def __bool__(self): print("bool", rc(self)); return True
c = C()
print("inst", rc(c), c.m(), C.m(c), c.c() - C.c(), c.s(c), c.p, c(x), len(c), c[x], c[0:1][0], c + x, x + c, c == x, x == c, c != x)
print(x in c, list(c), hash(c), str(c), repr(c), f"{c}", f"{c!r}", f"{c:x}", "%s %r" % (c, c), "{} {!r}".format(c, c), bool(c), not c)
if c: pass
with c as r: print("with", r)
with C() as r: print("with", r)
m = c.m; print("bound", rc(c), rc(m), m(), rc(c.m), rc(m.__self__), rc(m.__func__), rc(C.m))
print([c.m() for _ in range(3)], [m() for _ in range(3)])
def gen(a):
    print("g0", rc(a)); b = yield rc(a); print("g1", rc(b)); yield rc(b)
G = gen(x); print("gen", rc(G), rc(x)); print(next(G), rc(x), rc(G), rc(G.gi_frame)); print(G.send(x), rc(x)); del G; print(rc(x))
def exc(a):
    try: raise ValueError(a)
    except ValueError as e: return rc(e), rc(e.args), rc(e.__traceback__), rc(e.__traceback__.tb_frame), rc(a)
print("exc", exc(x), rc(x))
def deep(n, a):
    if n == 0: raise KeyError(a)
    deep(n - 1, a)
try: deep(3, x)
except KeyError as e:
    err = e; print("deep", rc(e), rc(x), rc(e.args[0])); tb = e.__traceback__
    while tb: print(rc(tb), rc(tb.tb_frame), sorted(tb.tb_frame.f_locals)[:2] if tb.tb_frame.f_code.co_name == "deep" else "", rc(tb.tb_frame.f_code)); tb = tb.tb_next
print(rc(x), rc(err)); err = None; print(rc(x))
fr = sys._getframe(); print("frame", rc(fr), rc(fr.f_globals) == rc(globals()), rc(fr.f_code)); 
def frames():
    f = sys._getframe(); q = x
    return rc(f), rc(q), rc(f.f_code), rc(f.f_back)
print(frames(), rc(x))
print("lambda", (lambda v: rc(v))(x), (lambda *v: rc(v[0]))(x), (lambda v=x: rc(v))())
print("types", rc(C), rc(C.__dict__), rc(C.__mro__), rc(C.__bases__))
class D(C): pass
print(rc(C), rc(D), rc(D.__mro__), rc(C.__subclasses__()))
del D; gc.collect(); print(rc(C))
