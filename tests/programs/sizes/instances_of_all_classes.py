# Instances: shared keys, dicts that are made late, slots and what subclasses add.
import sys, enum, dataclasses, collections, typing
g = sys.getsizeof
class A:
    def __init__(self, n):
        for i in range(n): setattr(self, "a%d" % i, i)
for n in (0, 1, 5, 6, 11, 29, 30, 31, 40): x = A(n); print(n, g(x), g(x.__dict__), end="; ")
print()
class B: pass
b = B(); out = []
for i in range(35): setattr(b, "x%d" % i, i); out.append(g(b.__dict__))
print(out)
out = []
for i in range(35): delattr(b, "x%d" % i); out.append(g(b.__dict__))
print(out)
class C:
    def __init__(self): self.a = 1; self.b = 2; self.c = 3
c, d = C(), C(); print(g(c.__dict__), g(d.__dict__)); del c.b; print(g(c.__dict__), g(C().__dict__)); c.b = 5; print(list(c.__dict__), g(c.__dict__)); d.z = 1; print(g(d.__dict__)); e = C(); print(g(e.__dict__)); e.__dict__ = {"q": 1}; print(g(e.__dict__), g(e)); e.__dict__.clear(); print(g(e.__dict__)); f = C(); f.__dict__[1] = 2; print(g(f.__dict__)); f.__dict__.update(r=1); print(g(f.__dict__)); h = C(); h.__dict__.popitem(); print(g(h.__dict__), g(dict(h.__dict__)), g(h.__dict__.copy()), g({**h.__dict__}), g(vars(C()) | {}))
class S1: __slots__ = ("a",)
class S2(S1): __slots__ = ("b", "c")
class S3(S2): pass
class S4(S1): __slots__ = ()
class S5(A): __slots__ = ("s",)
class S6: __slots__ = ("__dict__",)
class S7: __slots__ = ("__weakref__",)
class S8: __slots__ = ("__dict__", "__weakref__", "a")
print([(k.__name__, g(k.__new__(k)), k.__basicsize__, k.__dictoffset__, k.__weakrefoffset__) for k in (A, S1, S2, S3, S4, S5, S6, S7, S8)])
class Mixed(dict): 
    def __init__(self): self.q = 1
class LI(list): __slots__ = ("x",)
class TU(tuple): pass
class IN(int): pass
class ST(str): pass
class EX(Exception): __slots__ = ("a",)
class BY(bytes): pass
class FL(float): __slots__ = ()
class TY(type): __slots__ = ()
print([(k.__name__, g(k()), k.__basicsize__, k.__itemsize__, k.__dictoffset__, k.__weakrefoffset__) for k in (Mixed, LI, TU, IN, ST, EX, BY, FL)], g(TU((1, 2))), g(IN(2 ** 70)), g(ST("abc")), g(ST("日")), g(BY(b"abc")), g(Mixed().__dict__), g(TY("z", (), {})), TY.__basicsize__)
class E1(enum.Enum): A = 1; B = 2
class E2(enum.IntEnum): A = 1
class E3(enum.Flag): A = 1; B = 2
class E4(str, enum.Enum): A = "x"
print([g(x) for x in (E1.A, E2.A, E3.A, E3.A | E3.B, E4.A)], [g(x.__dict__) for x in (E1.A, E2.A, E3.A, E4.A)], g(E1.A.name), g(E1.A.value))
@dataclasses.dataclass
class D1: a: int; b: int = 2
@dataclasses.dataclass(slots=True)
class D2: a: int; b: int = 2
@dataclasses.dataclass(frozen=True, slots=True, weakref_slot=True)
class D3: a: int
@dataclasses.dataclass(slots=True)
class D4(D2): c: int = 0
print([g(x) for x in (D1(1), D2(1), D3(1), D4(1))], D2.__slots__, D3.__slots__, D4.__slots__, g(D1(1).__dict__), g(dataclasses.asdict(D1(1))), g(dataclasses.astuple(D2(1))))
N = collections.namedtuple("N", "a b c"); n = N(1, 2, 3); print(g(n), g(N), g(n._asdict()), g(n._replace(a=5)), N.__slots__, N.__basicsize__, N.__itemsize__, g(N._fields))
class NT(typing.NamedTuple):
    x: int; y: int = 0
class NS(N): pass
class NE(N): __slots__ = ()
print(g(NT(1)), g(NS(1, 2, 3)), g(NE(1, 2, 3)), hasattr(NS(1, 2, 3), "__dict__"), hasattr(NE(1, 2, 3), "__dict__"))
class P:
    def __sizeof__(self): return 100
class Q:
    __slots__ = ()
    def __sizeof__(self): return 0
print(g(P()), g(Q()), P().__sizeof__(), object.__sizeof__(P()), g(A(1), "d"))
class Meta(type):
    def __sizeof__(cls): return 5
class W(metaclass=Meta): pass
print(g(W), g(W()), type.__sizeof__(W) == type.__sizeof__(A))
