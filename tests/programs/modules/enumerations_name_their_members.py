from enum import *
class Color(Enum):
    RED=1; GREEN=2; BLUE=auto(); CRIMSON=1
    def hi(self): return "hi "+self.name
print(Color.RED, repr(Color.RED), Color(2), Color['BLUE'], Color.CRIMSON is Color.RED, list(Color), Color.__members__, len(Color))
print(Color.BLUE.hi(), Color.BLUE.value, Color)
try: Color(9)
except ValueError as e: print(e)
try: Color.RED=3
except AttributeError as e: print(e)
class P(Flag):
    R=auto(); W=auto(); X=auto(); RW=R|W
print(P.R|P.X, repr(P.R|P.W), P(0), repr(~P.R), list(P.RW), P.R in P.RW, list(P))
class I(IntFlag):
    A=1;B=2
print(I.A|I.B|8, repr(I.A|8), I.A+1)
class S(StrEnum):
    FOO=auto(); BAR="bar!"
print(S.FOO, repr(S.FOO), S.BAR.upper(), f"{S.FOO:>5}")
class N(IntEnum):
    ONE=1; TWO=2
print(N.ONE, repr(N.ONE), N.ONE<N.TWO, N.ONE+5, f"{N.ONE}", sorted([N.TWO,N.ONE]))
class Planet(Enum):
    E=(1.5,2); M=(3,4)
    def __init__(self,a,b): self.a=a; self.b=b
    @property
    def ab(self): return self.a*self.b
print(Planet.M.ab, Planet.E, repr(Planet.E))
An=Enum('An','CAT DOG'); print(list(An), An)
try:
    @unique
    class U(Enum): A=1;B=1
except ValueError as e: print(e)
try:
    class C2(Color): X=9
except TypeError as e: print(e)
print(Color.RED in Color, 1 in Color, 7 in Color, hash(Color.RED)==hash('RED'), Color.RED==1, N.ONE==1)
try: P(99)
except ValueError as e: print(e)
try:
    class D(Enum):
        A=1; A=2
except TypeError as e: print(e)
print(dir(Color.RED), dir(Color))
