from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._make([7, 8]), P._fields, p == (1, 2), tuple(p), len(p))
Q = namedtuple("Q", ["a", "b", "c"], defaults=[10, 20]); print(Q(1), Q._field_defaults, Q.__doc__)
R = namedtuple("R", "class def x x _y 1z", rename=True); print(R._fields)
for bad in (("T", "a a"), ("T", "_a"), ("T", "class"), ("1T", "a"), ("T", "a-b"), ("class", "a")):
    try: namedtuple(*bad)
    except ValueError as e: print(e)
for call in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: p._replace(q=1), lambda: P._make([1]), lambda: namedtuple("T", "a", defaults=[1, 2])):
    try: call()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
x, y = p; print(x, y, {p: 1}[P(1, 2)], sorted([P(3, 1), P(1, 9)]), max(P(1, 2), P(0, 9)))
class V(namedtuple("V", "x y")):
    __slots__ = ()
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
v = V(3, 4) + V(0, 0); print(v, v.norm, isinstance(v, tuple), V.__mro__[1].__name__)
try: v.z = 1
except AttributeError as e: print(e)
try: p.x = 3
except AttributeError as e: print(e)
match p:
    case P(x=1, y=n): print("matched", n)
match p:
    case P(a, b): print(a, b)
E1 = namedtuple("E1", ""); print(E1(), E1._fields)
S = namedtuple("S", ("only",)); print(S(1), S.__new__.__doc__, S._make.__doc__, P.x.__doc__, P.__module__, P.__qualname__)
print(hash(p) == hash((1, 2)), p + (3,), p * 2, p.count(1), p.index(2), P.__match_args__)
import copy; print(copy.copy(p), copy.deepcopy(p), copy.replace(p, y=9), p.__getnewargs__())
import sys; print(sys.getsizeof(p) == sys.getsizeof((1, 2)))
