# Constants, names and defaults of functions and their counts.
import sys
rc = sys.getrefcount
def f(a, b=1.25, *c, d="kw default!", e=(1, 2), **k):
    "doc string of f"
    x = 98765; y = "text here"; z = (1, "t", 2.5)
    return x, y, z
n = lambda v: rc(v) if rc(v) < 1000 else "immortal"
print([n(v) for v in f.__code__.co_consts], [n(v) for v in f.__defaults__], sorted((k, n(v)) for k, v in f.__kwdefaults__.items()), n(f.__defaults__), n(f.__kwdefaults__), n(f.__doc__), n(f.__code__), n(f), n(f.__name__), n(f.__qualname__), n(f.__globals__) > 3)
x, y, z = f(1); print(n(x), n(y), n(z)); a = [f(1) for _ in range(3)]; print(n(x), n(y), n(z)); del a; print(n(x), n(z))
g = f; h = type(f)(f.__code__, globals(), "h", (1, 2)); print(n(f.__code__), n(f), n(h), h.__defaults__, n(h.__defaults__)); del g; h.__code__ = (lambda: 0).__code__; print(n(f.__code__)); del h
f.__defaults__ = None; print(f.__defaults__); f.attr = [1]; print(n(f.attr), n(f.__dict__), f.__dict__)
def deco(fn):
    def wrapper(*a, **k): return fn(*a, **k), n(fn), n(a), n(k)
    wrapper.__wrapped__ = fn
    return wrapper
@deco
def small(x): return n(x)
print(small([]), small(object()), n(small), n(small.__wrapped__), n(small.__closure__), n(small.__closure__[0]))
class K:
    at = [1, 2]
    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    @property
    def p(self): return self
print(n(K), n(K.at), n(K.m), n(K.c), n(K.s), n(K.__dict__["p"]), n(K.__dict__["p"].fget), n(K.__dict__), n(K.__mro__), n(K.__bases__), n(K.__dict__["c"]), n(K.__dict__["s"]), n(K.__doc__))
k = K(); print(n(K), n(k), n(k.m), n(k.m.__func__), n(k.m.__self__), n(k.p), n(k.c), n(k.__class__)); m = k.m; print(n(k), n(K.m), n(m), n(K)); l = [k.m, k.m]; print(n(k), l[0] is l[1], l[0] == l[1]); del l, m, k; print(n(K), n(K.m))
class Sub(K): pass
print(n(K), n(K.__subclasses__()), n(Sub), n(Sub.__mro__)); del Sub; import gc; print(gc.collect() > 4, n(K))
def cell(v):
    def r(): return v
    def w(u):
        nonlocal v
        v = u
    return r, w
q = [1]; r, w = cell(q); print(n(q), n(r.__closure__[0]), n(w.__closure__), r.__closure__[0].cell_contents is q); w(None); print(n(q)); w(q); r.__closure__[0].cell_contents = 5; print(n(q), r())
s = "interned_" + "name"; t = sys.intern("interned" + chr(95) + "name"); print(s is t, n(s) if sys.version_info < (3, 12) else 0)
print(f.__code__.co_varnames is f.__code__.co_varnames, f.__code__.co_consts is f.__code__.co_consts, n(f.__code__.co_names), n(f.__code__.co_varnames), n(f.__code__.co_code), f.__code__.co_code is f.__code__.co_code, n(f.__code__.co_filename) > 2)
def p(): return [1, 2, 3], {"a": 1, "b": 2}, {1, 2, 3}, (1, [2]), "a" "b", -1, not 0, 1 if 0 else 2, 3 < 4 < 5, *(1, 2)
print(p.__code__.co_consts)
def loop():
    for i in [1, 2, 3]: pass
    for i in {1, 2, 3}: pass
    if i in [4, 5]: pass
    if i in {4, 5}: pass
    return [x for x in (1, 2)]
print(loop.__code__.co_consts[:5])
