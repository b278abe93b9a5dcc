from dataclasses import *
import dataclasses
from typing import ClassVar, List
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    n: ClassVar[int] = 5
print(P(1), P(1,2)==P(1,2), P(1)!=P(2), P.__doc__, P.__match_args__, fields(P)[0].name, P.__init__.__annotations__)
try: P()
except TypeError as e: print(e)
try: P(1,2,3,4)
except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = "z"
f=F(1)
try: f.a=2
except FrozenInstanceError as e: print(e)
try: del f.a
except FrozenInstanceError as e: print(e)
print(F(1)<F(2), sorted([F(3),F(1)]), hash(F(1))==hash(F(1)), {F(1):2}, replace(f, b="q"))
try: print(F(1) < 3)
except TypeError as e: print(e)
@dataclass(slots=True, kw_only=True)
class S:
    a: int
    b: int = 3
    def m(self): return __class__
print(S(a=1), S.__slots__, S(a=1).m() is S)
try: S(1)
except TypeError as e: print(e)
try: S(a=1).zz = 3
except AttributeError as e: print(e)
@dataclass
class I:
    v: InitVar[int]
    w: int = field(init=False, repr=False)
    _: KW_ONLY
    k: int = 9
    def __post_init__(self, v): self.w = v*2
i=I(4); print(i, i.w, I.__doc__, I.__match_args__)
try: replace(i)
except TypeError as e: print(e)
for src in ["class A:\n x: int = 1\n y: int", "class A:\n x: list = []", "class A(F):\n z: int=1", "class A:\n x = field()"]:
    try: exec("@dataclass\n"+src)
    except Exception as e: print(type(e).__name__, e)
print(asdict(P(1,2,[P(3)])), astuple(P(1,2,[P(3)])))
M = make_dataclass('M', ['a', ('b', int), ('c', int, field(default=3))]); print(M(1,2), M.__doc__)
@dataclass
class B(P):
    z: float = 1.5
print(B(1), is_dataclass(B), is_dataclass(3), B.__doc__)
match P(5,6):
    case P(x, y): print(x,y)
try: hash(P(1))
except TypeError as e: print(e)
print(P.__dataclass_params__)
class X:
    pass
try: asdict(3)
except TypeError as e: print(e)
@dataclass
class Node:
    v: int
    next: 'Node' = None
n=Node(1); n.next=n; print(n)
