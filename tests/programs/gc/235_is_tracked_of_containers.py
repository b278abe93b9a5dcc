import gc
class A:
    pass
class S:
    __slots__ = ()
print([gc.is_tracked(x) for x in ([], {1}, A(), A, S(), lambda: 0, object(), type, gc)])
