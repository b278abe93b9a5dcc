import re, enum, dataclasses, datetime, json, random
from enum import Enum, auto, Flag, IntEnum
# inventory / bank / state machine
class State(Enum):
    IDLE = auto(); RUN = auto(); DONE = auto()
    def next(self):
        members = list(type(self)); i = members.index(self)
        return members[(i + 1) % len(members)]
s = State.IDLE
for _ in range(4): print(s.name, s.value, end=" -> "); s = s.next()
print()
class Op(Enum):
    ADD = "+"; SUB = "-"
    def __call__(self, a, b): return {"+": a + b, "-": a - b}[self.value]
print(Op("+")(2, 3), Op.SUB(2, 3))
class Suit(Enum):
    CLUBS = "♣"; SPADES = "♠"
    def __lt__(self, o): return self.value < o.value
    @property
    def color(self): return "black"
    @staticmethod
    def s(): return 1
print(sorted(Suit), Suit.CLUBS.color, Suit.s(), {s: s.value for s in Suit}, Suit.__doc__, Suit.CLUBS.__doc__)
class Err(IntEnum):
    NOT_FOUND = 404; OK = 200
    @property
    def phrase(self): return self.name.replace('_', ' ').title()
print(Err(404).phrase, Err.OK < 300, "%d" % Err.OK, Err.OK, [e for e in Err], Err.NOT_FOUND.bit_length(), max(Err))
class Priority(enum.StrEnum):
    LOW = auto(); HIGH = auto()
print(Priority.LOW, Priority("high"), json.dumps([Priority.LOW]), Priority.HIGH.capitalize(), "-".join(Priority))
@dataclasses.dataclass(order=True)
class Card:
    rank: int
    suit: Suit = dataclasses.field(compare=False)
    def __str__(self): return f"{self.rank}{self.suit.value}"
deck = [Card(r, s) for s in Suit for r in range(1, 4)]; random.seed(3); random.shuffle(deck); print([str(c) for c in deck], max(deck), sorted(deck)[0])
class Meta(enum.EnumMeta):
    def __contains__(cls, item): return item in cls.__members__
class WM(Enum, metaclass=Meta): A = 1
print('A' in WM, WM.A)
class Sing(Enum):
    INST = object()
    def hi(self): return 'hi'
print(Sing.INST.hi(), type(Sing.INST.value).__name__)
class T(Enum):
    A = 1
    @classmethod
    def parse(cls, t): return cls[t.upper()]
    def __eq__(self, o): return self.value == o
    def __hash__(self): return hash(self.value)
print(T.parse('a'), T.A == 1, hash(T.A) == hash(1))
class Color(Flag):
    R = auto(); G = auto(); B = auto(); WHITE = R | G | B
c = Color.R | Color.B
print(c, c.name, c.value, Color.G in c, [x.name for x in c], Color.WHITE & ~Color.R, Color(0).name, c ^ Color.R, bool(c & Color.G), len(c))
class Outer:
    class Inner(Enum): X = 1
print(Outer.Inner.X, repr(Outer.Inner.X), Outer.Inner.__qualname__)
try:
    class Bad(Enum):
        A = 1
        def __init__(self, x, y): pass
except TypeError as e: print('TypeError', e)
from functools import total_ordering, singledispatch
@total_ordering
class G(Enum):
    A = 1; B = 2
    def __lt__(self, o): return self.value < o.value
print(G.A <= G.B, G.B > G.A)
class NumEnum(float, Enum): HALF = 0.5
print(NumEnum.HALF * 2, NumEnum.HALF, repr(NumEnum.HALF))
class Tup(tuple, Enum): A = 1, 2
print(Tup.A[0], repr(Tup.A), len(Tup.A))
print(Enum('Dyn', {'A': 1, 'B': 2})['B'], issubclass(State, Enum), isinstance(State, enum.EnumType), State.IDLE is State['IDLE'], State.IDLE != State.RUN, id(State.IDLE) == id(State(1)))
