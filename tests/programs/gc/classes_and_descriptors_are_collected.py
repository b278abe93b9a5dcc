import gc, sys, weakref
gc.collect(); gc.disable()
class Meta(type):
    reg = weakref.WeakSet()
    def __new__(m, n, b, d): c = super().__new__(m, n, b, d); m.reg.add(c); return c
    def __del__(c): print("class", c.__name__, "dies", end="; ")
class Base(metaclass=Meta): pass
class Child(Base): pass
print(sys.getrefcount(Base), sys.getrefcount(Child), len(Meta.reg), [c.__name__ for c in Base.__subclasses__()])
c = Child(); print(sys.getrefcount(Child)); del Child; gc.collect(); print(len(Meta.reg), type(c).__name__); del c; print(len(Meta.reg)); print(gc.collect(), len(Meta.reg), Base.__subclasses__())
class Desc:
    def __set_name__(s, o, n): s.n = n
    def __get__(s, i, o): return s if i is None else (s.n, sys.getrefcount(i))
    def __set__(s, i, v): i.__dict__[s.n] = v
    def __del__(s): print("desc", s.n, end="; ")
class U: d = Desc(); e = Desc()
u = U(); print(u.d, sys.getrefcount(u)); u.d = 5; print(u.__dict__, sys.getrefcount(U.d)); del U.d; print(u.d); del u, U; print(gc.collect())
def make():
    class Local:
        def m(self): return Local
        s = super
    return Local
before = len(gc.get_objects()); L = make(); print(sys.getrefcount(L), L().m() is L); w = weakref.ref(L); del L; print(w() is None, gc.collect() > 0, w())
class Ab: x = 1
Ab.y = Ab.__dict__["x"]; T = type("T", (Ab,), {"z": 2}); print(sys.getrefcount(T), sys.getrefcount(Ab), T.__mro__[1] is Ab); del T; gc.collect(); print(sys.getrefcount(Ab))
import abc, enum, dataclasses, functools, typing
class I(abc.ABC):
    @abc.abstractmethod
    def f(s): ...
class Impl(I):
    def f(s): return 1
w = weakref.ref(Impl); print(isinstance(Impl(), I), sys.getrefcount(Impl)); del Impl; print(gc.collect() > 0, w())
class Col(enum.Enum): R = 1; G = 2
w = weakref.ref(Col.R); print(sys.getrefcount(Col.R), sys.getrefcount(Col)); del Col; print(gc.collect() > 0, w())
@dataclasses.dataclass
class Dc: a: int; b: list = dataclasses.field(default_factory=list)
x = Dc(1); y = dataclasses.replace(x); print(x.b is y.b, sys.getrefcount(x.b), sys.getrefcount(Dc)); w = weakref.ref(Dc); del x, y, Dc; print(gc.collect() > 0, w())
@functools.singledispatch
def sd(x): return "any"
@sd.register
def _(x: int): return "int"
print(sd(1), sd("a"), sys.getrefcount(sd)); @functools.total_ordering
class To:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(To(1) <= To(2), sys.getrefcount(To)); w = weakref.ref(To); del To; print(gc.collect() > 0, w())
