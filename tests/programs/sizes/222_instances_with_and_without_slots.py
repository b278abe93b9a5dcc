import sys
class A:
    pass
class S:
    __slots__ = ()
class T:
    __slots__ = ("a", "b", "c")
class W:
    __slots__ = ("__weakref__",)
class D:
    __slots__ = ("__dict__",)
print([sys.getsizeof(c()) for c in (A, S, T, W, D)])
print([c.__basicsize__ for c in (A, S, T, W, D)])
