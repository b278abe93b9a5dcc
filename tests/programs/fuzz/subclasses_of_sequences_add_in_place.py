class R:
    def __radd__(self, other):
        return "radd"
class L(list):
    def __add__(self, other):
        return "add"
class M(L): pass
class N(list): pass
class B(bytearray):
    def __add__(self, other):
        return "add"
for cls in L, M, N, B, list, bytearray:
    for other in 1, R(), b"xy":
        c = cls()
        try:
            c += other
            print(cls.__name__, type(c).__name__, c)
        except TypeError as error:
            print(cls.__name__, error)
N.__iadd__ = lambda self, other: "later"
c = N(); c += 1
print(c)
del N.__iadd__
try:
    c = N(); c += 1
except TypeError as e: print(e)
