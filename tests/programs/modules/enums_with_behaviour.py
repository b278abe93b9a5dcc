from enum import *
import enum
class Weekday(Enum):
    MON = 1; TUE = 2
    @classmethod
    def today(cls): return cls.TUE
    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for m in cls:
                if m.name == value.upper(): return m
        return None
    def __str__(self): return self.name.title()
print(Weekday('mon'), Weekday.today(), repr(Weekday('TUE')), f"{Weekday.MON:>6}|")
try: Weekday('x')
except ValueError as e: print(e)
try: Weekday[3]
except KeyError as e: print('KeyError', e)
class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values): return (name, count, tuple(last_values))
    A = auto(); B = auto()
print(Auto.B.value)
class Perm(Flag):
    R = 4; W = 2; X = 1; ALL = 7; NONE = 0
print(Perm(6), Perm(7), repr(Perm(5)), Perm.ALL, list(Perm.ALL), list(Perm), len(Perm), Perm.NONE, bool(Perm.NONE), ~Perm.W, Perm.R ^ Perm.ALL, Perm.R & Perm.W, Perm.R in Perm.ALL, Perm['R'], Perm.__members__.keys())
for f in [lambda: Perm(8), lambda: Perm.R | 1, lambda: Perm('x'), lambda: 3 in Perm, lambda: 'x' in Perm.R]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class C(Flag, boundary=CONFORM): A=1; B=2
class K(Flag, boundary=KEEP): A=1; B=2
class J(Flag, boundary=EJECT): A=1; B=2
print(C(9), K(9), repr(K(9)), J(9), type(J(9)), K(8), repr(K(8)))
class IF(IntFlag): X=1; Y=2; XY=3
print(IF.X|IF.Y, IF(3), IF(12), repr(IF(12)), IF.X+1, ~IF.X, repr(~IF.X), IF.X | 8, isinstance(IF.X, int), f"{IF.X:03d}", int(IF.XY), IF.X == 1, {IF.X: 'k'}[1])
class Str(str, Enum): A='a'; B='b'
print(Str.A, Str.A == 'a', Str.A.upper(), f"{Str.A}", "%s" % Str.A, repr(Str.B), Str('b') is Str.B, {'a': 1}[Str.A])
class Int(int, Enum): A=1
print(Int.A, f"{Int.A}", Int.A + 1, repr(Int.A))
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label = label; return obj
    PX = (0, 'P.X'); PY = (1, 'P.Y')
print(Coord.PX.label, Coord(1), Coord.PY.value, repr(Coord.PY))
class Shape(Enum):
    SQUARE = 2; DIAMOND = 1; CIRCLE = 3; ALIAS_FOR_SQUARE = 2
print(list(Shape), Shape.ALIAS_FOR_SQUARE, [(n, m) for n, m in Shape.__members__.items()], list(reversed(Shape)), Shape.SQUARE is Shape(2))
class Mixed(Enum):
    A = 'x'; B = [1, 2]; C = {'k': 1}
    D = member(lambda self: 5)
    E = nonmember(17)
    def meth(self): return self.value
print(Mixed([1, 2]), Mixed.B.meth(), Mixed.E, Mixed.D in Mixed, [1, 2] in Mixed, 'q' in Mixed)
An = Enum('An', [('CAT', 10), ('DOG', 20)]); print(An(10), An.DOG.value, An.__module__)
print(list(Enum('N', 'A,B,C', start=5)), list(IntEnum('M', {'p': 1, 'q': 2})), Flag('F', 'x y z').z)
@verify(UNIQUE, CONTINUOUS)
class V(Enum): A=1; B=2
for src in ["@verify(UNIQUE)\nclass V(Enum): A=1; B=1", "@verify(CONTINUOUS)\nclass V(Enum): A=1; B=4", "@verify(NAMED_FLAGS)\nclass V(Flag): A=1; B=6", "@unique\nclass U(Enum): A=1; B=1; C=1", "class E(Enum):\n _x_ = 3", "class E(Enum):\n A=1\n def A(self): pass", "class E(Enum):\n mro = 1", "class A(Enum): pass\nA(3)", "class E(str, int, Enum): A=1", "class S(StrEnum): A=1", "class E(Shape): Z=1", "Shape.SQUARE.value = 3", "Shape.SQUARE.name = 'q'", "del Shape.SQUARE", "Shape.SQUARE < Shape.CIRCLE", "Shape.NOPE", "Shape()", "class E(Enum, int): A=1"]:
    try: exec(src); print('fine', src)
    except Exception as e: print(type(e).__name__, e)
import copy
print(copy.copy(Shape.SQUARE) is Shape.SQUARE, copy.deepcopy([Shape.SQUARE])[0] is Shape.SQUARE, hash(Shape.SQUARE) == hash('SQUARE'), Shape.SQUARE.__class__, type(Shape), isinstance(Shape.SQUARE, Shape), issubclass(Shape, Enum))
match Shape.CIRCLE:
    case Shape.SQUARE: print('square')
    case Shape.CIRCLE: print('circle')
class Base(Enum):
    def describe(self): return f"{type(self).__name__}.{self.name}={self.value!r}"
class Derived(Base):
    ONE = auto(); TWO = auto()
print(Derived.TWO.describe(), [m.describe() for m in Derived])
class Planet(Enum):
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def gravity(self): return 6.67300E-11 * self.mass / (self.radius * self.radius)
print(Planet.EARTH.gravity, Planet.EARTH.value, Planet((5.976e+24, 6.37814e6)))
