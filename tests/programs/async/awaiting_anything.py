# What can be awaited, and what is said of what cannot.
import inspect
import types
from collections.abc import Awaitable, Coroutine


def run(coroutine):
    try:
        while True:
            print("   yields", coroutine.send(None))
    except StopIteration as e:
        return e.value


def show(make):
    async def body():
        return await make()

    try:
        print(run(body()))
    except BaseException as e:
        print(type(e).__name__ + ":", e, "| cause:", repr(e.__cause__))


class Good:
    def __await__(self):
        yield 1
        return "good"


class Iterates:
    def __await__(self):
        return iter([1, 2, 3])


class Number:
    def __await__(self):
        return 3


class List:
    def __await__(self):
        return [1]


async def coroutine():
    return 1


class Coroutine_:
    def __init__(self):
        self.c = coroutine()

    def __await__(self):
        return self.c


class Raises:
    def __await__(self):
        raise ValueError("from __await__")


class NoneAwait:
    __await__ = None


class OnInstance:
    def __init__(self):
        self.__await__ = lambda: iter([1])


class Slots:
    __slots__ = ()

    async def method(self):
        return "method"

    @classmethod
    async def cls(cls):
        return cls.__name__

    @staticmethod
    async def static():
        return "static"


def generator():
    yield 1
    return 2


@types.coroutine
def old_style():
    got = yield "old"
    return ("old style", got)


@types.coroutine
def delegating():
    return (yield from old_style())


@types.coroutine
def plain_function():
    return coroutine()


class Later(Awaitable):
    def __await__(self):
        return (yield from coroutine().__await__())


for make in (Good, Iterates, Number, List, Coroutine_, Raises, NoneAwait, OnInstance, generator, old_style, delegating,
             plain_function, Later, Slots().method, Slots.cls, Slots.static, coroutine, lambda: 1, lambda: None,
             lambda: "text", lambda: coroutine, lambda: [coroutine], lambda: generator, lambda: object()):
    print(getattr(make, "__name__", make))
    show(make)

print("--- through yield from")


def yields_from():
    return (yield from coroutine())


g = yields_from()
try:
    next(g)
except TypeError as e:
    print(e)


@types.coroutine
def may_yield_from():
    return (yield from coroutine())


print(run(may_yield_from()))


class Runs:
    async def __call__(self):
        return "called"


async def several():
    a, b = await Good(), await coroutine()
    c = [await Good(), *[await coroutine() for _ in range(2)]]
    d = {await coroutine(): await Good()}
    e = f"{await coroutine()} and {(await Good())!r:>8}"
    f = await Runs()()
    return a, b, c, d, e, f, (await coroutine()) + await coroutine() ** 2, -await coroutine(), not await coroutine()


print(run(several()))

print("--- kinds")
c, g, o = coroutine(), generator(), old_style()
for thing in (c, g, o, Good(), Slots(), coroutine, generator, old_style):
    print(type(thing).__name__, inspect.iscoroutine(thing), inspect.isawaitable(thing), isinstance(thing, Awaitable),
          isinstance(thing, Coroutine), inspect.iscoroutinefunction(thing), inspect.isgeneratorfunction(thing))
print(inspect.getcoroutinestate(c), inspect.getcoroutinelocals(c))
c.close()
print(inspect.getcoroutinestate(c), inspect.getcoroutinelocals(c))
print(hex(coroutine.__code__.co_flags), hex(generator.__code__.co_flags), hex(old_style.__code__.co_flags))
print(types.coroutine(coroutine) is coroutine, types.coroutine(old_style) is old_style)
try:
    types.coroutine(1)
except TypeError as e:
    print(e)
print(inspect.iscoroutinefunction(Slots.method), inspect.iscoroutinefunction(Slots.cls), inspect.iscoroutinefunction(Slots.static))
marked = inspect.markcoroutinefunction(lambda: 1)
print(inspect.iscoroutinefunction(marked))
