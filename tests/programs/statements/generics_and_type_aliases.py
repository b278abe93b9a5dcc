import typing
from typing import TypeVar, ParamSpec, TypeVarTuple, Generic, NoDefault, TypeAliasType, Unpack, Callable, Union
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
def f[T: int, U: (int, str), *Ts, **P](a: T, b: U, *c: *Ts) -> Callable[P, T]: ...
print(f.__type_params__, f.__annotations__)
T, U, Ts, P = f.__type_params__
for x in (T, U, Ts, P):
    print(type(x), repr(x), x.__name__, x.__default__, x.has_default(), x.__module__)
for x in (T, U, P):
    print(x.__covariant__, x.__contravariant__, x.__infer_variance__, x.__bound__)
print(T.__constraints__, U.__constraints__)
class C[T, *Ts, **P]: pass
print(C.__type_params__, C.__orig_bases__, C.__mro__, C.__parameters__)
show(lambda: C[int, str, [int, str]])
show(lambda: C[int, [int]])
show(lambda: C[int, str, float, ...])
class D[T = int, U = list[T]]: x: T
show(lambda: D[str]); show(lambda: D[str, int]); show(lambda: D[()]); show(lambda: D[1,2,3])
show(lambda: D.__type_params__[1].__default__)
type A = int | str
type B[T] = list[T] | None
print(A, A.__value__, A.__type_params__, A.__module__, A.__name__, B, B.__value__, B[int], B[int].__args__, B[int].__origin__)
show(lambda: A[int]); show(lambda: A | None); show(lambda: int | A); show(lambda: A | B); show(lambda: None | A);show(lambda: B[int] | str)
show(lambda: isinstance(1, A)); show(lambda: A())
show(lambda: A == A); show(lambda: hash(A) is not None)
type R = list[R] | int
print(R.__value__)
type Bad = undefined
show(lambda: Bad.__value__)
undefined = 3
show(lambda: Bad.__value__)
undefined = 4
show(lambda: Bad.__value__)
def setit(o, n, v): setattr(o, n, v)
for n in ("__value__", "__name__", "__type_params__", "__module__", "foo"): show(lambda: setit(A, n, 1))
for n in ("__bound__", "__name__", "__constraints__", "__default__", "__covariant__", "__module__", "foo"): show(lambda: setit(T, n, 1))
class Box[T]:
    def get(self) -> T: ...
    def m[U](self, x: U) -> tuple[T, U]: return (T, U)
    class Inner[V]: y = T
    type Al = (T, x)
    x = 5
print(Box().m(1), Box.Inner.y, Box.Al.__value__, Box[int], Box[int]().__orig_class__, Box.__qualname__, Box.m.__qualname__, Box.Inner.__qualname__)
show(lambda: Box[int, str]); show(lambda: Box[T][int]); show(lambda: list[T][int]); show(lambda: dict[T, U][int, str]); show(lambda: list[T].__parameters__)
show(lambda: (T | int)); show(lambda: Union[T, int]); show(lambda: T[int]); show(lambda: T())
show(lambda: tuple[*Ts]); show(lambda: tuple[*Ts][int, str]); show(lambda: Callable[P, T][[int, str], float])
def g[T](x: T, y=1, *, z=2) -> T: return (x, y, z, T)
print(g(1), g.__defaults__, g.__kwdefaults__, g.__qualname__, g.__name__, g.__code__.co_name)
class Base: 
    def __init_subclass__(cls, **k): print("init", cls.__name__, k)
class E[T](Base, key=1): pass
print(E.__bases__, E.__orig_bases__)
def outer():
    class L[T]:
        def m[U](self): return lambda: (T, U)
    type Q[Z] = Z
    return L, Q
L, Q = outer()
print(L.__qualname__, L.m.__qualname__, L().m()(), Q, Q.__module__)
show(lambda: type("X", (T,), {})); 
def mk():
    class X(TypeVar): pass
show(mk)
show(lambda: TypeAliasType("Z", int, type_params=(T,))[str]); show(lambda: TypeAliasType("Z", int).__module__)
show(lambda: TypeVar("K", int)); show(lambda: TypeVar("K", int, str, bound=int)); show(lambda: TypeVar("K", covariant=True, contravariant=True))
show(lambda: TypeVar("K", bound=int).__bound__); show(lambda: TypeVar("K", default=int).has_default()); show(lambda: NoDefault); show(lambda: type(NoDefault)()is NoDefault)
show(lambda: (P.args, P.kwargs, P.args.__origin__)); show(lambda: TypeVar("K", covariant=True)); show(lambda: ParamSpec("K")); show(lambda: TypeVarTuple("K"))
def deco(f): print("deco", f.__type_params__); return f
@deco
def h[T](): pass
@deco
class H[T]: pass
class S[T]:
    __slots__ = ("v",)
    def __init__(self, v: T): self.v = v
print(S(4).v, S[int](4).v)
def gen[T](x: T):
    yield x
    yield T
print(list(gen(1)))
async def co[T](): return T
class Meta(type): pass
class WM[T](metaclass=Meta): pass
print(type(WM), WM[int])
class Super[T]:
    def f(self): return 1
class Sub[T](Super[T]):
    def f(self): return super().f() + 1
print(Sub().f(), __class__ if False else "")
print([type(x).__name__ for x in (T, Ts, P, A)])
class Cov[T: "Forward"]: pass
print(Cov.__type_params__[0].__bound__)
type G[*Ts] = tuple[*Ts]
print(G[int, str], G[int, str].__args__, G.__parameters__, G.__value__)
type H2[**P] = Callable[P, int]
print(H2[[int, str]], H2[int, str], H2.__value__)
from typing import get_type_hints, Protocol, NamedTuple, TypedDict
class Pr[T](Protocol):
    def meth(self) -> T: ...
print(Pr.__mro__, Pr.__parameters__, Pr._is_protocol)
class NT[T](NamedTuple):
    x: T
print(NT(3), NT.__orig_bases__[1], NT.__mro__)
class TD[T](TypedDict):
    x: T
print(TD(x=1), TD.__orig_bases__[1], TD.__parameters__)
print(get_type_hints(Box.get), get_type_hints(g))
from dataclasses import dataclass
@dataclass
class DC[T]:
    v: T
print(DC(1), DC[int](2))


# --- names: what an annotation scope sees ---
def around():
    x = "function"

    class C:
        x = "class"
        type A = (x, lambda: x, [x for _ in "a"])
        def m[T: (x,)](self, y: x = x) -> x: return x

    c = C.m.__type_params__[0]
    value = C.A.__value__
    print(value[0], value[1](), value[2], C.m.__annotations__, C().m())
    show(lambda: c.__constraints__)
    C.x = "changed"
    return C


print(around().A.__value__[0])


class Private[__T: int](list):
    def f(self): return __T
    type __A = __T


print(Private.__type_params__, Private().f(), Private._Private__A, Private._Private__A.__value__)


class Order:
    def first[T: print("bound")](self): print("called")
    print("made", first.__type_params__)


Order().first()
print(Order.first.__type_params__[0].__bound__)


def counted[T = lambda: T](n):
    return T.__default__() is T if n == 0 else counted(n - 1)


print(counted(3), counted.__type_params__[0].has_default())


def shadowed[T](T): return T


print(shadowed(5))
type Rec[T] = dict[str, Rec[T]] | T
print(Rec[int].__value__ if hasattr(Rec[int], "__value__") else None, Rec.__value__.__args__)
for source in ("def f[T, T](): pass", "class C[T=int, U]: pass", "type X = (yield)", "def f[T: (x := 1)](): pass",
               "def f[](): pass", "type X[T]: int = 1", "def f[*T: int](): pass", "def f[T]():\n nonlocal T",
               "class C[T]([(x := 1) for y in z]): pass", "type X = 1, 2"):
    try:
        compile(source, "<here>", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
type = 5
print(type)
type

