class L(list):
    pass
class LS(list):
    __slots__ = ()
class L2(list):
    __slots__ = ("x",)
class I(int):
    pass
class T(tuple):
    __slots__ = ()
class E(Exception):
    pass
print([(t.__basicsize__, t.__itemsize__) for t in (L, LS, L2, I, T, E)])
