# What the context managers of generators, abstract classes and dataclasses with slots refer to, and what a collection
# finds of them.
import gc, sys, weakref
gc.collect()
def kinds(objs): return [type(o).__name__ for o in objs]
def skinds(objs): return sorted(type(o).__name__ for o in objs)
import contextlib
gc.collect()
@contextlib.contextmanager
def m(x):
    try: yield x
    finally: print("fin", sys.getrefcount(x))
o = [1]
with m(o) as v: print(sys.getrefcount(o), kinds(gc.get_referrers(o)))
del v
print(sys.getrefcount(o))
cm = m(o)
print(type(cm).__name__, kinds(gc.get_referents(cm)), sys.getrefcount(o), list(cm.__dict__))
cm.__enter__()
print(kinds(gc.get_referents(cm.gen)), cm.gen.gi_frame.f_lineno)
r = weakref.ref(cm)
o.append(cm); del cm
print(r() is None, sys.getrefcount(o))
del o
print(gc.collect(), r() is None)
import abc
gc.collect()
class A(abc.ABC):
    @abc.abstractmethod
    def m(self): ...
class B(A):
    def m(self): return 1
class C: pass
A.register(C)
b = B()
print(isinstance(b, A), isinstance(C(), A), isinstance(3, A))
print(kinds(gc.get_referents(A)), kinds(gc.get_referents(A._abc_impl)))
print(sys.getrefcount(C), weakref.getweakrefcount(C), weakref.getweakrefcount(B), weakref.getweakrefcount(int) > 0)
del C; print(gc.collect())
del B, b; print(gc.collect(), A.__subclasses__())
del A; print(gc.collect())
from dataclasses import dataclass, field
gc.collect()
@dataclass
class P:
    x: int
    y: list = field(default_factory=list)
p = P(1); q = P(1)
print(p == q, p.y is q.y, sys.getrefcount(p), kinds(gc.get_referents(p)), gc.is_tracked(p))
p.y.append(p)
print(p)
r = weakref.ref(p); del p
print(r() is None, gc.collect(), r() is None)
@dataclass(slots=True, weakref_slot=True) if sys.version_info >= (3, 11) else 0
class S:
    x: int
    n: "S" = None
s = S(1); s.n = s
print(kinds(gc.get_referents(s)), sys.getrefcount(s), sys.getrefcount(S))
r = weakref.ref(s); del s
print(gc.collect(), r() is None)
del S; print(gc.collect())
gc.set_debug(gc.DEBUG_SAVEALL)
def f():
    class A:
        @property
        def p(self): return 1
        @staticmethod
        def s(): pass
        def m(self): return super().m
        x: int = 1
    a = A(); a.self = a
    class B(A):
        __slots__ = ("z",)
f()
print(gc.collect(), len(gc.garbage))
for o in gc.garbage: print(type(o).__name__, getattr(o, "__name__", None) if not isinstance(o, (tuple, dict)) else len(o))
gc.set_debug(0); gc.garbage.clear()
print(gc.collect())
