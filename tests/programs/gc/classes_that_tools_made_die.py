# Classes that die with the function that made them: how many objects a collection finds, and which.
import gc, sys
import abc, enum, typing, functools, collections, contextlib, dataclasses, weakref, copy, operator
from dataclasses import dataclass, field
from typing import *
T = TypeVar("T")
def show(name, f):
    gc.collect()
    out = []
    for _ in range(3):
        f()
        out.append(gc.collect())
    gc.set_debug(gc.DEBUG_SAVEALL)
    f()
    gc.collect()
    gc.set_debug(0)
    kinds = {}
    for o in gc.garbage:
        kinds[type(o).__name__] = kinds.get(type(o).__name__, 0) + 1
    gc.garbage.clear()
    gc.collect()
    print(name, out, sorted(kinds.items()))
    kinds = None

def plain():
    class A: pass
def plain_init():
    class A:
        def __init__(self): self.x = 1
def plain_slots():
    class A:
        __slots__ = ("a", "b")
def sub():
    class A: pass
    class B(A): pass
def props():
    class A:
        @property
        def p(self): return 1
        @staticmethod
        def s(): pass
        @classmethod
        def c(cls): pass
def dc():
    @dataclass
    class A:
        x: int
        y: int = 0
def dc_empty():
    @dataclass
    class A: pass
def dc_frozen():
    @dataclass(frozen=True)
    class A:
        x: int
        y: int = 0
def dc_order():
    @dataclass(order=True)
    class A:
        x: int
        y: int = 0
def dc_slots():
    @dataclass(slots=True)
    class A:
        x: int
        y: int = 0
def dc_factory():
    @dataclass
    class A:
        x: list = field(default_factory=list)
def dc_inst():
    @dataclass
    class A:
        x: int
        y: int = 0
    a = A(1); repr(a); a == A(1)
def dc_sub():
    @dataclass
    class A:
        x: int
    @dataclass
    class B(A):
        y: int = 2
def dc_post():
    @dataclass(kw_only=True, eq=False, repr=False)
    class A:
        x: int
        y: str = field(default="", repr=False, compare=False)
        z: ClassVar[int] = 3
        def __post_init__(self): pass
def dc_hash():
    @dataclass(unsafe_hash=True, frozen=True, slots=True)
    class A:
        x: int
def make_dc():
    dataclasses.make_dataclass("A", ["x", ("y", int)])
def en():
    class E(enum.Enum):
        A = 1
        B = 2
def en_auto():
    class E(enum.Enum):
        A = enum.auto()
        B = enum.auto()
def en_int():
    class E(enum.IntEnum):
        A = 1
        B = 2
def en_flag():
    class E(enum.Flag):
        A = 1
        B = 2
def en_intflag():
    class E(enum.IntFlag):
        A = 1
        B = 2
def en_str():
    class E(enum.StrEnum):
        A = "1"
        B = "2"
def en_func():
    enum.Enum("E", "A B C")
def en_meth():
    class E(enum.Enum):
        A = 1
        B = 1
        C = (2, 3)
        def m(self): return self.value
        @property
        def p(self): return 1
def en_unique():
    @enum.unique
    class E(enum.Enum):
        A = 1
        B = 2
def en_use():
    class E(enum.Enum):
        A = 1
        B = 2
    E.A; E(1); E["B"]; list(E); repr(E.A); E.A in E; {E.A: 1}
def td():
    class A(TypedDict):
        x: int
        y: str
def td_total():
    class A(TypedDict, total=False):
        x: int
        y: str
def proto():
    class A(Protocol):
        def m(self): ...
def proto_rt():
    @runtime_checkable
    class A(Protocol):
        def m(self): ...
    class B:
        def m(self): pass
    isinstance(B(), A)
    isinstance(1, A)
def nt():
    class A(NamedTuple):
        x: int
        y: str = ""
def nt_func():
    collections.namedtuple("A", "x y")
def nt_inst():
    P = collections.namedtuple("P", "x y", defaults=[1])
    p = P(1); p._replace(x=2); p._asdict(); repr(p)
def gen():
    class A(Generic[T]):
        def m(self, x: T) -> T: return x
def gen_sub():
    class A(Generic[T]):
        def m(self, x: T) -> T: return x
    A[int]
    A[int]()
def gen_inh():
    class A(Generic[T]): pass
    class B(A[int]): pass
def abc_():
    class A(abc.ABC):
        @abc.abstractmethod
        def m(self): pass
def abc_sub():
    class A(abc.ABC):
        @abc.abstractmethod
        def m(self): pass
    class B(A):
        def m(self): pass
    isinstance(B(), A)
    isinstance(1, A)
def abc_reg():
    class A(abc.ABC): pass
    class B: pass
    A.register(B)
    isinstance(B(), A)
    issubclass(B, A)
def to():
    @functools.total_ordering
    class A:
        def __eq__(self, o): return True
        def __lt__(self, o): return True
def sd():
    @functools.singledispatch
    def g(x): pass
    @g.register
    def _(x: int): pass
    g(1)
    g("")
def sd_cls():
    @functools.singledispatch
    def g(x): pass
    @g.register(int)
    def _(x): pass
    g(1)
def sdm():
    class A:
        @functools.singledispatchmethod
        def g(self, x): pass
        @g.register
        def _(self, x: int): pass
    A().g(1)
def lru():
    @functools.lru_cache
    def g(x): return x
    g(1); g(2)
def lru_m():
    class A:
        @functools.lru_cache(maxsize=None)
        def g(self): return 1
    A().g()
def cp():
    class A:
        @functools.cached_property
        def p(self): return [self]
    A().p
def wraps():
    def d(f):
        @functools.wraps(f)
        def w(*a): return w(*a)
        return w
    @d
    def g(): pass
def cm():
    @contextlib.contextmanager
    def m():
        yield 1
    with m(): pass
def cm2():
    class A:
        @contextlib.contextmanager
        def m(self):
            yield self
    a = A()
    with a.m() as b: pass
def exitstack():
    with contextlib.ExitStack() as s:
        s.callback(lambda: s)
        s.enter_context(contextlib.suppress(KeyError))
        s.push(lambda *a: s)
def meta():
    class M(type):
        def __new__(m, n, b, d): return super().__new__(m, n, b, d)
    class A(metaclass=M): pass
def initsub():
    class A:
        def __init_subclass__(cls, **k): super().__init_subclass__(**k)
    class B(A): pass
def setname():
    class D:
        def __set_name__(self, o, n): self.o = o
        def __get__(self, i, o): return i
    class A:
        d = D()
    A().d
def types3():
    type("A", (), {})
def excs():
    class E(Exception): pass
    class F(E): pass
    try: raise F
    except E: pass
def listsub():
    class L(list): pass
    class D(dict): pass
    class S(str): pass
    L(); D(); S()
def userd():
    class D(collections.UserDict): pass
    D()
def annos():
    class A:
        x: int
        y: "str"
        z: list[int] = None
def annos_read():
    class A:
        x: int
        y: "str"
        z: list[int] = None
    A.__annotations__
    get_type_hints(A)
def sup():
    class A:
        def m(self): return super().__repr__()
    A().m()
def deco_cls():
    def reg(c): return c
    @reg
    class A: pass
def newtype():
    NewType("X", int)
def weak():
    class A: pass
    r = weakref.ref(A)
    a = A()
    weakref.finalize(a, print, end="")
for name, f in list(globals().items()):
    if type(f) is type(show) and f.__module__ == "__main__" and name != "show":
        show(name, f)
