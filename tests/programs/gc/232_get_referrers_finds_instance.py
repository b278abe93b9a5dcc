import gc
class A:
    pass
a = A()
a.v = v = ["v"]
print(any(o is a for o in gc.get_referrers(v)))
class S:
    __slots__ = "v",
s = S()
s.v = v
print(any(o is s for o in gc.get_referrers(v)))
