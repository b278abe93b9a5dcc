import functools
from functools import *
def deco(f):
    @wraps(f)
    def wrapper(*a, **k):
        "wrapper doc"
        return f(*a, **k)
    return wrapper
@deco
def greet(name: str) -> str:
    "says hello"
    return "hi " + name
greet.extra = 1
print(greet("bob"), greet.__name__, greet.__doc__, greet.__annotations__, greet.__wrapped__.__name__, greet.__qualname__, deco(greet).extra)
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o):
        if not isinstance(o, V): return NotImplemented
        return self.n < o.n
a, b = V(1), V(2); print(a < b, a <= b, a > b, a >= b, a == b, a != b, V(2) <= b, V(2) >= b)
try: a <= 3
except AttributeError as e: print(e)
@total_ordering
class W:
    def __init__(self, n): self.n = n
    def __ge__(self, o): return self.n >= o.n
    def __eq__(self, o): return self.n == o.n
print(W(1) < W(2), W(1) > W(2), W(1) <= W(1), W.__lt__.__name__, W.__lt__.__doc__)
try:
    @total_ordering
    class N: pass
except ValueError as e: print(e)
class C:
    def __init__(self): self.calls = 0
    @cached_property
    def value(self):
        "doc of value"
        self.calls += 1; return self.calls * 10
c = C(); print(c.value, c.value, c.calls, c.__dict__); del c.value; print(c.value); c.value = 5; print(c.value, C.value.__doc__, C.value.attrname)
class Slotted:
    __slots__ = ("x",)
    @cached_property
    def p(self): return 1
try: Slotted().p
except TypeError as e: print(e)
try:
    class Two:
        q = cached_property(lambda self: 1); r = q
except TypeError as e: print(e)
@singledispatch
def show(x, *rest): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
@show.register
def _(x: float | str): return "float or str"
show.register(type(None), lambda x: "none")
print(show(1), show([]), show(""), show(2.0), show(None), show({}), show(True), show.dispatch(bool)(1), sorted(k.__name__ for k in show.registry), show.__name__)
try: show()
except TypeError as e: print(e)
try: show.register(3)
except TypeError as e: print(str(e)[:40])
from collections.abc import Sized, Mapping
@singledispatch
def g(x): return "base"
@g.register(Sized)
def _(x): return "sized"
@g.register(Mapping)
def _(x): return "mapping"
print(g({}), g([]), g(1), g("x"))
class M:
    @singledispatchmethod
    def f(self, x): return ("any", x)
    @f.register
    def _(self, x: int): return ("int", x)
    @f.register(str)
    def _(self, x): return ("str", x)
    @singledispatchmethod
    @classmethod
    def k(cls, x): return cls.__name__ + " any"
    @k.register
    @classmethod
    def _(cls, x: int): return cls.__name__ + " int"
print(M().f(1), M().f("s"), M().f(2.0), M.k(1), M.k(""), M.f.__name__ if hasattr(M.f, "__name__") else "")
class Cell:
    def __init__(self): self.alive = False
    def set_state(self, s, note=""): self.alive = s; return note
    set_alive = partialmethod(set_state, True, note="alive")
x = Cell(); print(x.set_alive(), x.alive)
print(sorted([5, 2, 9], key=cmp_to_key(lambda p, q: q - p)), reduce(lambda p, q: p * q, [1, 2, 3, 4], 10), partial(int, base=2)("101"), functools.WRAPPER_ASSIGNMENTS)
@lru_cache(maxsize=2)
def sq(n): print("computing", n); return n * n
print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info(), sq.cache_parameters()); sq.cache_clear(); print(sq.cache_info(), sq.__wrapped__(5), sq.__name__)
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
