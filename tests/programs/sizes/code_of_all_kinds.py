"""How long CPython's bytecode is, and how much room its stack has: both are in the sizes of code, frames and generators."""
import sys


def a(): print
def b(): print; len
def c(): print; 1
def d(): return print
def e(x): x
def f(x): x.a
def g(x): print(x)
def h(x): print()
def i(x):
    a = 1
def j(x): x[0]
def k(x): x < 1
def l(x): x + 1
def m(x):
    for y in x: pass
def n(x):
    while x: pass
def o(x): x.a()
def p(x): x.a = 1
def q(x): x[1] = 2
def r(x): print; print; print
def s(x):
    a, b = x
def t():
    print
    print(a)
def u():
    pass
def v(x):
    with x: pass
def w(x):
    try: x()
    except: pass
def y(x):
    return [z for z in x]
def z(x):
    yield x
def aa(x):
    return x if x else 1
def bb(x):
    global zz
    zz = 1
def cc(x):
    x.a(x=1)
def dd(x):
    x(*x)
def ee(x):
    x.a.b.c(1)(2)
def ff(x):
    def g(): return x
def gg(x):
    return x is None or x in x or x == 3
def hh(x):
    return f"{x}{x!r}"
def ii(x):
    return {**x}, [*x], (1, 2, x), {1: x}
def jj(x):
    return x[1:2]
def kk(x):
    del x
def ll(x):
    raise x
def mm(x):
    import sys
    from os import path
def nn(x):
    yield from x
async def oo(x):
    await x
def pp(x):
    assert x
def qq(x):
    lambda: x
def rr(x):
    class A: pass
def ss(x):
    return super().a
def tt(x):
    while x and x < 3 or not x: x += 1
    return -x, ~x, not x
def uu(x):
    match x:
        case [1, y]: return 1
        case {"a": z}: return 2
        case int(x=1): return 3
def a1(x): return a1 < x < 3
def a2(x): return x and x or x
def a3(x):
    if x and (x or x()): return 1
    elif not x: return 2
    else: pass
def a4(x):
    while x:
        if x: break
        if x > 1: continue
        x += 1
    else:
        x = 3
def a5(x):
    for i in x:
        if i: continue
        for j in i:
            if j: break
        else: return 3
    return i
def a6(x):
    try: return x()
    finally: print(x)
def a7(x):
    try: x()
    except (KeyError, ValueError) as e: print(e)
    except TypeError: raise
    else: print(1)
    finally: print(2)
def a8(x):
    with x as y, x() as z:
        return y
def a9(x):
    with x:
        pass
    return 3
def b1(x): return {i: j for i, j in x if i}
def b2(x): return {i for i in x for j in i}
def b3(x): return list(i for i in x if i if not i)
def b4(x):
    def g():
        nonlocal x
        x += 1
        return x
    return g
def b5(x, y=1, *z, k=2, **w): return x(*z, **w)
def b6(x): return x.m(1, k=2)
def b7(x): return x.m(*x, k=2)
def b8(x): return x[1:2:3], x[:], x[-1]
def b9(x):
    x[1:2] = 3
    x[1] += 2
    x.a += 1
    del x[1], x.a, x[1:2]
def c1(x): return f"{x:>{x}} {x!r} {x=}"
def c2(x): return f"{x}"
def c3(x): return [1, 2, 3], {1, 2, 3}, {"a": 1, "b": x}, (1, x), [*x, 1], {**x, "a": 1}
def c4(x): a, *b = x; (c, d), e = b; return a
def c5(x): a = b = c = x; a, b = b, a; a, b, c = c, b, a; return a
def c6(x): return lambda y=1, *, z=2: x + y
def c7(x):
    class A(x, metaclass=type):
        y = 1
        def m(self): return super().m()
        def n(self): super().x = 1
        def o(self): return super(A, self).m(1)
        def p(self): return super().__init__
    return A
def c8(x):
    assert x, "no"
    assert x > 1
def c9(x):
    global gg
    gg = x
    return gg
def d1(x):
    import os.path as p
    from sys import path, argv as q
    import a.b
def d2(x): return x if x is None else x is not None
def d3(x): return not x, not x == 1, x not in x, -x, +x, ~x
def d4(x):
    r = yield x
    yield
    yield from x
    return r
async def d5(x):
    async with x as y:
        await y
    async for z in x:
        print(z)
    return [i async for i in x]
async def d6(x):
    yield x
    await x
def d7(x):
    match x:
        case 1 | 2: return 1
        case [a, *_]: return a
        case {"k": v, **r}: return r
        case str(): return 2
        case c7(a=1) if x: return 3
        case None: return 5
        case _: return 4
def d8(x):
    try: x()
    except* ValueError as e: print(e)
def d9(x: int, y: "a" = 3) -> int:
    z: int = 3
    return z
@staticmethod
def e1(x):
    @x
    @x.y(1)
    def g(): pass
    return g
def e2(x):
    if (y := x) and y > 1: return y
    while y := x(): pass
    print(y := 2)
def e3(x):
    try:
        for i in x:
            try: yield i
            except ValueError: continue
            finally: print(1)
    except KeyError: return 3
def e4(): pass
def e5(): "doc"
def e6(x): return x.a.b(x.c)(1)
def e7(x): print("a", x, sep="", end="\n")
def e8(x): return 1 + 2 * x ** 3 // 4 % 5 << 1 & 3 | 2 ^ x @ x
def e9(x):
    del x
    raise ValueError("a") from None
def f1(x):
    if x: return
    print(x)
def f2(x):
    for i in range(10):
        if i % 2 == 0 and i > 3 or i < 1:
            print(i)
        elif i == 7:
            break
def f3(n):
    if n <= 1: return n
    return f3(n - 1) + f3(n - 2)
def f4(items):
    total = 0
    for item in items:
        total += item.price * item.count
    return total / len(items) if items else 0
def f5(x): return x == 1 == x != 3
def f6(x):
    if 1 < x < 3: return 1
    if not (1 < x < 3): return 2
    return x in (1, 2) and x is not None
def f7(x):
    while True:
        x = x.next
        if x is None: return
def f8(x):
    try:
        x()
    except ValueError:
        pass
    return 1
def f9(x):
    def inner(): yield x
    a = [y for y in x if y]
    return [y + z for y in a for z in inner() if y != z], {y: x for y in a}
class K:
    a = 1
    def __init__(self, a, b=None):
        self.a = a
        self.b = b or []
        self._c = {}
    def __repr__(self): return f"K({self.a!r}, {self.b})"
    @property
    def c(self): return self._c
    def __eq__(self, o): return isinstance(o, K) and self.a == o.a
    def m(self, x): self.b.append(x); return self
    def s(self): return super().__repr__() + super(K, self).__str__()
big = "def big(x):\n" + "".join(f"    if x == {i + 1000}: y{i} = x\n" for i in range(300))
exec(big)


def tell(code, name):
    print(name, sys.getsizeof(code), code.co_stacksize)
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            tell(constant, name + "." + constant.co_name)


for name_, value_ in list(globals().items()):
    value_ = getattr(value_, "__func__", value_)
    if hasattr(value_, "__code__") and name_ != "tell":
        tell(value_.__code__, name_)
for name_, value_ in vars(K).items():
    value_ = getattr(value_, "fget", value_)
    if hasattr(value_, "__code__"):
        tell(value_.__code__, name_)


class Base:
    pass


class Setting(Base):
    def set(self):
        super().x = 1

    def add(self):
        super().x += 1

    def remove(self):
        del super().x


for name_ in ("set", "add", "remove"):
    try:
        getattr(Setting(), name_)()
        print("done")
    except AttributeError as error:
        print(name_, str(error).split(" and no ")[0])
