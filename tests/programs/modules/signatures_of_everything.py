import sys
def t(f, *a, **k):
    try:
        r = f(*a, **k); print(repr(r)); return r
    except BaseException as e: print(type(e).__name__, ":", e)
def ev(src, **ns):
    try: print(src, "->", repr(eval(src, globals(), ns) if ns else eval(src, globals())))
    except BaseException as e: print(src, "!!", type(e).__name__, ":", e)

import inspect, functools, types, typing, collections, dataclasses, enum, contextlib
def f0(): pass
def f1(a, /, b, *c, d, e=5, **g) -> int: "doc"
def f2(a: int, b: 'str' = 'x', *, c: list[int] = [], **kw: float) -> None: ...
def f3(*, a=1): ...
async def co(x, y=2): ...
def gen(a): yield
async def ag(): yield
class A:
    def __init__(self, x, y=1): ...
    def m(self, p, *q): ...
    @classmethod
    def c(cls, r): ...
    @staticmethod
    def s(t=3): ...
    @property
    def pr(self): return 1
    def __call__(self, z): ...
class B:
    def __new__(cls, a, b=2): return super().__new__(cls)
class C(A): ...
class M(type):
    def __call__(cls, q, *w): return super().__call__()
class D(metaclass=M): ...
class E(enum.Enum): X = 1
NT = collections.namedtuple('NT', 'a b', defaults=[3])
@functools.wraps(f1)
def wrapped(*a, **k): ...
@functools.lru_cache
def cached(a, b=1): ...
@contextlib.contextmanager
def cm(a, b): yield
@functools.singledispatch
def sd(arg, x=1): ...
p1 = functools.partial(f1, 1); p2 = functools.partial(f1, 1, 2, d=5); p3 = functools.partial(f2, b='q'); p4 = functools.partial(f2, c=[3])
class PM:
    def base(self, a, b, c=3): ...
    part = functools.partialmethod(base, 1, c=9)
objs = dict(f0=f0, f1=f1, f2=f2, f3=f3, co=co, gen=gen, ag=ag, A=A, Am=A.m, am=A(1).m, Ac=A.c, As=A.s, a=A(1), B=B, C=C, D=D, NT=NT, wrapped=wrapped, cached=cached, cm=cm, sd=sd, p1=p1, p2=p2, p3=p3, p4=p4, PM=PM.part, pm=PM().part, lam=lambda x, *, y=1: 0, E=E, len=len, pow=pow, print=print, sorted=sorted, dict_get=dict.get, list_append=[].append, str_join=str.join, int=int, str=str, dict=dict, obj=object, type=type, range=range, Exc=Exception, VE=ValueError, sum=sum, max=max, iter=iter, isinstance=isinstance, open_=compile, zip=zip, enumerate=enumerate, map=map, init=object.__init__, new=object.__new__, add=(3).__add__, five=5, module=sys)
for n, o in objs.items():
    try: s = inspect.signature(o)
    except Exception as e: print(n, type(e).__name__, str(e).split(' at 0x')[0]); continue
    print(n, s, [(p.name, str(p.kind), p.kind.description, p.default is p.empty, p.annotation is p.empty) for p in s.parameters.values()][:4], s.return_annotation is s.empty)
s = inspect.signature(f1)
for a, k in [((1, 2), dict(d=3)), ((1,), dict(b=2, d=1, z=9)), ((1, 2, 3, 4), dict(d=0, e=1, q=1)), ((), {}), ((1,), {}), ((1, 2), {}), ((1, 2), dict(a=1, d=2)), ((1, 2), dict(b=1, d=2))]:
    try: b = s.bind(*a, **k); print(b, b.args, b.kwargs, b.arguments); b.apply_defaults(); print(b)
    except TypeError as e: print('TypeError', e)
    try: print(s.bind_partial(*a, **k))
    except TypeError as e: print('TypeError', e)
print(s.replace(return_annotation=str), s.replace(parameters=list(s.parameters.values())[:2]), s == inspect.signature(f1), hash(s) == hash(inspect.signature(f1)), repr(s))
P = inspect.Parameter
for a, k in [(('a', P.POSITIONAL_ONLY), {}), (('a', P.KEYWORD_ONLY), dict(default=3, annotation=int)), (('1a', P.KEYWORD_ONLY), {}), (('a', 9), {}), (('a', P.VAR_POSITIONAL), dict(default=1)), (('class', P.KEYWORD_ONLY), {}), ((3, P.KEYWORD_ONLY), {}), (('a', P.VAR_KEYWORD), dict(annotation='x'))]: t(P, *a, **k)
t(inspect.Signature, [P('a', P.KEYWORD_ONLY), P('b', P.POSITIONAL_ONLY)]); t(inspect.Signature, [P('a', P.POSITIONAL_ONLY), P('a', P.POSITIONAL_ONLY)]); t(inspect.Signature, [P('a', P.POSITIONAL_ONLY, default=1), P('b', P.POSITIONAL_ONLY)])
print(inspect.signature(f2).parameters['a'].replace(name='zz', default=9), inspect.signature(f2, eval_str=True), inspect.getfullargspec(f1), inspect.getfullargspec(A.m), inspect.getdoc(f1), inspect.getdoc(A(1)), inspect.cleandoc('  a\n    b\n   c\n\n'))
for fn in ['isfunction', 'ismethod', 'isclass', 'isgeneratorfunction', 'iscoroutinefunction', 'isasyncgenfunction', 'isbuiltin', 'isroutine', 'ismethoddescriptor', 'isdatadescriptor', 'isgetsetdescriptor', 'ismemberdescriptor', 'ismodule', 'isabstract', 'callable']:
    g = getattr(inspect, fn, callable)
    print(fn, [n for n, o in {**objs, 'prop': A.pr, 'realdesc': int.real, 'dictd': types.FunctionType.__code__, 'slot': str.join}.items() if g(o)])
print(inspect.getmembers(A, inspect.isfunction).__len__(), [n for n, _ in inspect.getmembers(A(1)) if not n.startswith('__')], inspect.getmro(C), inspect.unwrap(wrapped) is f1, inspect.getattr_static(A, 's').__class__, [x[:2] + (x[2].__name__,) for x in inspect.classify_class_attrs(A) if not x.name.startswith('__')])
g = gen(1); print(inspect.getgeneratorstate(g)); next(g); print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g)); g.close(); print(inspect.getgeneratorstate(g))
c = co(1); print(inspect.getcoroutinestate(c)); c.close(); print(inspect.getcoroutinestate(c), inspect.iscoroutine(c), inspect.isawaitable(c), inspect.isgenerator(g))
def outer():
    fr = inspect.currentframe(); return fr.f_code.co_name, fr.f_back.f_code.co_name, fr.f_lineno - fr.f_code.co_firstlineno, inspect.getframeinfo(fr).function, inspect.stack()[0].function
print(outer())
x = 5
def clos():
    y = 1; z = 2
    def inner(): return x + y + z + len([]) + undefined_thing
    return inner
print(inspect.getclosurevars(clos()).nonlocals, inspect.getclosurevars(clos()).globals, sorted(inspect.getclosurevars(clos()).builtins), inspect.getclosurevars(clos()).unbound)
print(inspect.getsource(f1), inspect.getsourcelines(A.m), inspect.getsource(A)[:30]); t(inspect.getsource, len); print(inspect.getmodulename('a/b/c.py'), inspect.getfile(f1)[-10:], inspect.getcomments(f0)); print(inspect.formatannotation(list[int]), inspect.formatannotation(int), inspect.formatannotation('x'), inspect.get_annotations(f2), inspect.get_annotations(f2, eval_str=True))
def positional(e=0, c="x", /, *args): pass
t(lambda: inspect.signature(positional).bind(c=0))
t(lambda: inspect.signature(positional).bind(e=0, c=1))
