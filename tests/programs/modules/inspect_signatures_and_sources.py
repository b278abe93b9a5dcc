import inspect, functools
def f(a, b: int, /, c=1, *args, d, e: str = "x", **kw) -> float: "doc"
print(inspect.signature(f), repr(inspect.signature(f)))
for p in inspect.signature(f).parameters.values(): print(repr(p), p.kind, repr(p.kind), p.default, p.annotation, p.kind.description)
class A:
    """Doc of A

        indented
      end
    """
    def __init__(self, x, y=2): pass
    def m(self, q): "m doc"; return inspect.currentframe().f_code.co_name
    @classmethod
    def c(cls, z): pass
    @staticmethod
    def s(w): pass
    @property
    def p(self): return 1
    def gen(self): yield 1
class B(A):
    def m(self, q): pass
class N:
    def __new__(cls, a, b): return object.__new__(cls)
class E: pass
class C:
    def __call__(self, u, v): pass
a = A(1)
for x in (A, a.m, A.m, A.c, A.s, N, E, C(), functools.partial(f, 1, e="y"), functools.partial(f, 1, 2, c=5), lambda: 0, lambda x, *, y: 0):
    print(inspect.signature(x))
for x in (print, len, 3, int.__add__):
    try: inspect.signature(x)
    except TypeError as e: print(e)
    except ValueError: pass
print(inspect.getdoc(A)); print(inspect.getdoc(B.m), inspect.getdoc(f))
print([n for n, _ in inspect.getmembers(A, inspect.isfunction)], inspect.getmembers(a, inspect.ismethod)[0][0])
print(inspect.isclass(A), inspect.isfunction(f), inspect.ismethod(a.m), inspect.isbuiltin(len), inspect.isgeneratorfunction(A.gen), inspect.isgenerator(a.gen()), inspect.isroutine(len), inspect.ismodule(inspect))
print(inspect.getmro(B))
print(inspect.getsource(f)); print(inspect.getsource(A.m)); print(inspect.getsource(B)); print(inspect.getsourcelines(A.c))
sig = inspect.signature(f)
b = sig.bind(1, 2, 3, 4, d=5, z=6); print(b, b.args, b.kwargs)
b = sig.bind(1, 2, d=3); b.apply_defaults(); print(b.arguments)
for args, kw in (((), {}), ((1,), {}), ((1, 2), {}), ((1, 2), {"d": 1, "a": 3})):
    try: print(sig.bind(*args, **kw))
    except TypeError as e: print(e)
s2 = inspect.signature(lambda a, b: 0)
for args, kw in (((1, 2, 3), {}), ((1,), {"a": 2}), ((1,), {"c": 2}), ((1, 2), {"q": 2})):
    try: print(s2.bind(*args, **kw))
    except TypeError as e: print(e)
print(inspect.getfullargspec(f))
print(a.m(1), inspect.stack()[0].function, inspect.stack()[0].lineno, inspect.stack()[0].code_context)
def outer():
    n = 1
    def inner(): return n + len("x") + zz
    return inner
print(inspect.getclosurevars(outer()).nonlocals, inspect.getclosurevars(outer()).unbound)
g = a.gen(); print(inspect.getgeneratorstate(g)); next(g); print(inspect.getgeneratorstate(g)); list(g); print(inspect.getgeneratorstate(g))
print(type(inspect.getattr_static(a, "p")), type(inspect.getattr_static(A, "s")))
def deco(fn):
    @functools.wraps(fn)
    def w(*a, **k): return fn(*a, **k)
    return w
@deco
def wrapped(i, j=2): return i
print(inspect.signature(wrapped), inspect.unwrap(wrapped).__name__, inspect.signature(wrapped, follow_wrapped=False))
print(inspect.cleandoc("  a\n    b\n   c\n\n"), inspect.isabstract(A), inspect.isdatadescriptor(A.p))
print(sig.replace(return_annotation=int), sig == inspect.signature(f), hash(sig) == hash(inspect.signature(f)))
try: inspect.Signature([inspect.Parameter("a", inspect.Parameter.KEYWORD_ONLY), inspect.Parameter("b", inspect.Parameter.POSITIONAL_ONLY)])
except ValueError as e: print(e)
try: inspect.Parameter("1", 1)
except ValueError as e: print(e)
print(inspect.get_annotations(f), inspect.classify_class_attrs(E)[0].kind)
