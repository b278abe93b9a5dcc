# The methods that dataclass writes: their names, cells, constants, lines and sizes.
import sys, dataclasses
from dataclasses import dataclass, field, InitVar, make_dataclass
from typing import ClassVar
def show(c):
    print("==", c.__name__, [k for k in c.__dict__], c.__doc__)
    for k, v in c.__dict__.items():
        f = getattr(v, "__wrapped__", v)
        if type(f) is type(show) and k[:6] != "__anno" and "_create" in f.__code__.co_qualname:
            o = f.__code__
            print(k, f.__qualname__, v.__qualname__, o.co_qualname, f.__module__, o.co_freevars, o.co_varnames, o.co_names, o.co_consts, o.co_firstlineno, o.co_stacksize, sys.getsizeof(o) if sys.version_info < (3,14) else 0, f.__defaults__, f.__kwdefaults__, {k: str(x) for k, x in f.__annotations__.items()}, sorted(f.__dict__), sorted(v.__dict__), f.__globals__ is globals())
@dataclass
class A:
    x: int
    y: int = 0
    z: list = field(default_factory=list)
show(A)
@dataclass(frozen=True, order=True)
class B:
    x: int
    y: InitVar[int] = 0
    z: ClassVar[int] = 3
    w: int = field(default=3, init=False)
    def __post_init__(self, y): pass
show(B)
@dataclass(slots=True, unsafe_hash=True)
class C:
    x: int
    self: int = field(kw_only=True)
    v: list = field(init=False, default_factory=list)
    u: list = field(default=1, init=False)
    t: "list" = None
show(C)
@dataclass(frozen=True)
class E: pass
show(E)
@dataclass(eq=False, repr=False, init=False)
class G:
    "doc"
    x: int = 0
show(G)
@dataclass(frozen=True, slots=True)
class I:
    x: int
    def m(self): return __class__
show(I)
show(make_dataclass("H", ["x", ("y", int), ("z", int, 3)]))
print(dataclasses.make_dataclass("H", ["x", ("y", int), ("z", int, 3)]).__annotations__)

