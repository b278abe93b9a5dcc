# Bound methods called with keywords, from C and from Python.
import sys
rc = sys.getrefcount
class A:
    def m(self, *a, **k): print(rc(self), rc(a), rc(k), [rc(v) for v in k.values()])
    def n(self, x=None): print(rc(self), rc(x))
    @classmethod
    def c(cls, **k): print(rc(cls), rc(k))
    def __init_subclass__(cls, **k): print("init_subclass", rc(cls), rc(k))
a = A(); o = object()
a.m(x=o); a.n(x=o); m = a.m; m(x=o); m(**{"x": o}); n = a.n; n(x=o); n(o); list(map(m, [1])); max([o], key=n); sorted([3], key=m)
A.c(); A.c(x=1); c = A.c; c(x=1); c(**{"x": 2}); c()
type("B", (A,), {}); type("B", (A,), {}, x=1)
class B(A): pass
class B(A, x=1): pass
