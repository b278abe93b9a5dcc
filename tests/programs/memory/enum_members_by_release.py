# What an enum holds of values that cannot be hashed, and what `in` says of values, in each release.
import enum
import sys
import warnings

warnings.simplefilter("ignore")


class E(enum.Enum):
    A = 1
    C = [1]
    D = {}
    E = [1]


class F(enum.Flag):
    R = 1
    W = 2


print(sys.getrefcount(E.C.value), sys.getrefcount(E.D.value), E([1]) is E.C, E.E is E.C)
print(sys.getrefcount(E.C), list(E), E._unhashable_values_)
print(sorted(n for n in vars(E) if "unhashable" in n), getattr(E, "_unhashable_values_map_", None))
for v in (1, 7, [1], [2], E.A, F.R, "x"):
    for c in (E, F):
        try:
            print(v, c, v in c)
        except TypeError as e:
            print(e)
print(F.R in F.R | F.W)
