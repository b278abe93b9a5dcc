from dataclasses import dataclass, field, fields, asdict, replace, InitVar, FrozenInstanceError, KW_ONLY
import dataclasses
from typing import Optional, Any, Generic, TypeVar, ClassVar, List, Dict
from functools import total_ordering, cached_property
@dataclass
class Base:
    x: int = 1
    def __post_init__(self): print("base post", self.x)
@dataclass
class Child(Base):
    y: List[int] = field(default_factory=lambda: [1])
    x: int = 5
    def __post_init__(self):
        super().__post_init__(); self.z = self.x
print(Child(), Child(2).z, Child.__doc__, [f.name for f in fields(Child)])
@dataclass(frozen=True, slots=True)
class Pt:
    x: float; y: float
    @property
    def norm(self): return (self.x**2+self.y**2)**.5
    @classmethod
    def origin(cls): return cls(0.0,0.0)
    def __add__(self, o): return Pt(self.x+o.x, self.y+o.y)
p=Pt(3,4); print(p.norm, Pt.origin(), p+p, hash(p)==hash((3,4)), {p})
for f in [lambda: setattr(p,'x',1), lambda: setattr(p,'q',1), lambda: p.__dict__, lambda: Pt(1), lambda: Pt(1,2,z=3), lambda: Pt(x=1,x2=2)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
    meta: dict = field(default_factory=dict, compare=False, repr=False)
print(sorted([Task(2,'a'),Task(1,'b')]), Task(1,'a')==Task(1,'z'), Task(1,'q')<Task(2,'a'), Task(1,'x')>=Task(1,'y'))
import heapq
h=[Task(3,'c'),Task(1,'a'),Task(2,'b')]; heapq.heapify(h); print(heapq.heappop(h))
@dataclass(eq=False)
class NoEq: a: int
print(NoEq(1)==NoEq(1), isinstance(hash(NoEq(1)), int))
@dataclass(unsafe_hash=True)
class UH: a: int; b: list = field(default_factory=list, hash=False)
print(hash(UH(1))==hash((1,)))
@dataclass(repr=False)
class NR: a: int
print('NR' in repr(NR(1)))
@dataclass(init=False)
class NI:
    a: int
    def __init__(self, q): self.a=q*2
print(NI(4))
T=TypeVar('T')
@dataclass
class Box(Generic[T]):
    item: T
    label: Optional[str] = None
print(Box(3), Box[int](5), Box.__doc__)
@dataclass
class A:
    a: "int"
    b: "ClassVar[int]" = 3
    c: 'InitVar[int]' = 4
    def __post_init__(self, c): print('c', c)
print(A(1), [f.name for f in fields(A)], A.__annotations__)
for src in ["@dataclass\nclass Q:\n x: int = field(default=1, default_factory=list)", "@dataclass(order=True)\nclass Q:\n x: int\n def __lt__(self,o): pass", "@dataclass(frozen=True)\nclass Q:\n x:int\n def __setattr__(self,a,b): pass", "@dataclass(order=True, eq=False)\nclass Q: x:int", "@dataclass\nclass Q:\n _: KW_ONLY\n __: KW_ONLY\n x:int", "@dataclass(slots=True)\nclass Q:\n __slots__=()\n x:int", "@dataclass\nclass Q:\n x: dict = {}", "@dataclass(unsafe_hash=True)\nclass Q:\n x:int\n def __hash__(self): return 1", "fields(3)", "asdict(Base)", "replace(3)", "@dataclass\nclass Q:\n c: ClassVar[int] = field(default_factory=int)", "@dataclass(weakref_slot=True)\nclass Q: x:int", "replace(A(1), b=3)", "dataclasses.make_dataclass('Q', ['a','a'])", "dataclasses.make_dataclass('Q', ['1a'])", "dataclasses.make_dataclass('Q', ['for'])"]:
    try: exec(src); print('fine')
    except Exception as e: print(type(e).__name__, e)
@dataclass
class Inv:
    name: str
    price: float
    qty: int = 0
    def total(self) -> float: return self.price*self.qty
i=Inv('w', 2.5, 4); print(i.total(), asdict(i), dataclasses.astuple(i), replace(i, qty=1), i.__eq__(3), vars(i), i.__replace__(qty=9) if hasattr(i,'__replace__') else '')
@dataclass
class Tree:
    value: int
    children: list['Tree'] = field(default_factory=list)
t=Tree(1,[Tree(2),Tree(3,[Tree(4)])]); print(t); print(asdict(t)); print(Tree.__doc__)
def walk(t):
    match t:
        case Tree(value=v, children=[]): return v
        case Tree(v, c): return v+sum(map(walk,c))
print(walk(t))
print(Inv.__init__.__qualname__, Inv.__eq__.__qualname__, Inv.__repr__.__qualname__, Inv.__hash__, Inv.__dataclass_fields__['qty'].default, dataclasses.MISSING is fields(Inv)[0].default)
import inspect; print(inspect.signature(Inv), inspect.signature(Child), inspect.signature(Pt))
@dataclass(slots=True, weakref_slot=True)
class W: a: int = 0
import weakref; w=W(); print(weakref.ref(w)() is w, W.__slots__)
@dataclass
class SelfField: self: int = 3; name: str = 'q'
print(SelfField(self=5))
@dataclass(match_args=False)
class NM: a: int
print(hasattr(NM,'__match_args__'))
@dataclass(kw_only=True)
class KO(Base):
    k: int
    j: int = field(kw_only=False, default=9)
print(KO(3, 4, k=2))
try: KO(3)
except TypeError as e: print(e)
class Desc:
    def __get__(self, o, t=None): return 42 if o is None else o._v
    def __set__(self, o, v): o._v = v
@dataclass
class DD: a: int = Desc()
print(DD(), DD(3))
