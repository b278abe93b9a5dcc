# What enum and typing put into the classes they make, in this order.
import enum
class E(enum.Enum):
    A = 1
    B = 2
    def m(self): pass
class I(enum.IntEnum):
    A = 1
class S(enum.StrEnum):
    A = "a"
class F(enum.Flag):
    A = 1
    B = 2
class IF(enum.IntFlag):
    A = 1
class P(E if False else enum.Enum):
    name2 = "x"
    @property
    def q(self): pass
class N(int, enum.Enum):
    def __new__(cls, v):
        o = int.__new__(cls, v); o._value_ = v; return o
    A = 1
fun = enum.Enum("fun", "A B")
for c in E, I, S, F, IF, P, N, fun:
    print(c.__name__)
    for k, v in c.__dict__.items():
        if k not in ("__firstlineno__","__static_attributes__","__dict__","__weakref__","__doc__"): print("   ", k, type(v).__name__, v if type(v) in (int, str, bool, tuple) else len(v) if type(v) in (list, dict) else "")
print(list(E.A.__dict__), list(F.A.__dict__), list(I.A.__dict__), E.A.__dict__["_sort_order_"])
import sys
from typing import *
class A(TypedDict):
    x: int
    y: "str"
    z: NotRequired[List]
class B(A, total=False):
    w: float
class P(NamedTuple):
    x: int
    y: "str" = ""
for c in A, B, P:
    print([k for k in c.__dict__]); print(c.__annotations__)
print([k for k in A.__dict__])
print(P.__new__.__annotations__, B.__required_keys__ == {"x","y"}, sorted(B.__optional_keys__), B.__total__)
T2 = TypedDict("T2", {"a": int})
print(list(T2.__dict__), T2.__annotations__)
N2 = NamedTuple("N2", [("a", int)])
print(list(N2.__dict__), N2.__annotations__)
if sys.version_info >= (3, 14):
    for f in A.__annotate__, P.__annotate__, T2.__annotate__, N2.__annotate__:
        print(f, f.__closure__ and len(f.__closure__), f.__code__.co_freevars) if 0 else print(f.__qualname__, f.__code__.co_freevars, f(1), f.__module__)
    print(P.__new__.__annotate__ is P.__annotate__, P.__new__.__annotate__.__qualname__)
class Q(Protocol):
    x: int
    def m(self): ...
class R(Q):
    pass
print(list(Q.__dict__), list(R.__dict__), type(Q.__dict__["__subclasshook__"]).__name__)
S = runtime_checkable(type("S", (Q, Protocol), {}))
print(list(S.__dict__))
