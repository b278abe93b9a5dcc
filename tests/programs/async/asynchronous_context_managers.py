# contextlib's asynchronous half, collections.abc's and inspect's.
import contextlib
import inspect
import types
from collections import abc
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext


@types.coroutine
def pause(value=None):
    return (yield value)


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


@asynccontextmanager
async def resource(name, swallow=()):
    print("  open", name)
    await pause()
    try:
        yield name.upper()
    except swallow as e:
        print("  swallowed", repr(e))
    finally:
        await pause()
        print("  close", name)


async def using():
    async with resource("a") as a, resource("b", KeyError) as b:
        print("  ", a, b)
        raise KeyError("k")
    try:
        async with resource("c"):
            raise ValueError("v")
    except ValueError as e:
        print("  passed", e)
    for kind in (StopIteration, StopAsyncIteration, RuntimeError, GeneratorExit):
        try:
            async with resource("d"):
                raise kind("x")
        except BaseException as e:
            print("  passed", repr(e), repr(e.__cause__))


run(using())


@asynccontextmanager
async def never():
    return
    yield


@asynccontextmanager
async def twice():
    yield 1
    yield 2


@asynccontextmanager
async def twice_after_error():
    try:
        yield 1
    except ValueError:
        yield 2


async def broken():
    for make in (never, twice, twice_after_error):
        try:
            async with make():
                if make is twice_after_error:
                    raise ValueError
        except RuntimeError as e:
            print("  ", e)


run(broken())


@resource("decorates")
async def decorated(x):
    return x + 1


print(run(decorated(1)), run(decorated(2)), decorated.__name__)


class Closes:
    async def aclose(self):
        print("  aclose")


async def other():
    async with aclosing(Closes()) as c:
        print("  ", type(c).__name__)
    async with nullcontext(5) as n:
        print("  ", n)

    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            print("  numbers are over")

    async with aclosing(numbers()) as ns:
        async for x in ns:
            print("  ", x)
            break


run(other())


class Sync:
    def __enter__(self):
        print("  enter sync")
        return "sync"

    def __exit__(self, *exc):
        print("  exit sync", exc[0])


async def callback(*args, **kwargs):
    print("  callback", args, kwargs)


async def exits(kind, value, traceback):
    print("  exits", kind)
    return kind is KeyError


async def stacked():
    async with AsyncExitStack() as stack:
        print("  ", await stack.enter_async_context(resource("s1")), stack.enter_context(Sync()))
        stack.push_async_callback(callback, 1, two=2)
        stack.callback(print, "  plain callback")
        stack.push_async_exit(exits)
        stack.push_async_exit(resource("unused"))
        stack.pop_all().push(lambda *exc: print("  popped", exc))
        try:
            await stack.enter_async_context(5)
        except TypeError as e:
            print("  ", e)
    async with AsyncExitStack() as stack:
        stack.push_async_exit(exits)
        raise KeyError
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(resource("s2"))

            async def fails(*exc):
                raise ValueError("in the exit")

            stack.push_async_exit(fails)
            raise IndexError("in the body")
    except ValueError as e:
        print("  ", repr(e), repr(e.__context__))
    stack = AsyncExitStack()
    await stack.enter_async_context(resource("s3"))
    await stack.aclose()


run(stacked())

print("--- abstract base classes")


async def c():
    pass


async def g():
    yield


class Iterates:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class MyIterator(abc.AsyncIterator):
    def __init__(self, n):
        self.n = n

    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        return self.n


class MyGenerator(abc.AsyncGenerator):
    async def asend(self, value):
        return value

    async def athrow(self, typ, val=None, tb=None):
        await super().athrow(typ, val, tb)


class MyCoroutine(abc.Coroutine):
    def __await__(self):
        yield

    def send(self, value):
        return value

    def throw(self, typ, val=None, tb=None):
        super().throw(typ, val, tb)


coroutine, generator = c(), g()
names = ("Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Iterator", "Generator")
for thing in (coroutine, generator, generator.__anext__(), Iterates(), MyIterator(1), MyGenerator(), MyCoroutine(), c, 1):
    print(type(thing).__name__, [n for n in names if isinstance(thing, getattr(abc, n))])
    if type(thing).__name__ in ("async_generator_asend", "coroutine"):
        thing.close()


async def abcs():
    print([x async for x in MyIterator(3)])
    m = MyGenerator()
    print(await anext(m), await m.asend(3), await m.aclose())
    try:
        await m.athrow(ValueError("v"))
    except ValueError as e:
        print(repr(e))


run(abcs())
m = MyCoroutine()
print(m.send(1), m.close())
for base in (abc.Awaitable, abc.AsyncIterator, abc.AsyncGenerator, abc.Coroutine, contextlib.AbstractAsyncContextManager):
    try:
        base()
    except TypeError as e:
        print(e)
print(issubclass(AsyncExitStack, contextlib.AbstractAsyncContextManager),
      isinstance(resource("x"), contextlib.AbstractAsyncContextManager), abc.Coroutine[int, str, bytes],
      types.CoroutineType[int, str, bool], types.AsyncGeneratorType[int, str])
print([(n, getattr(inspect, n)) for n in ("CO_COROUTINE", "CO_ITERABLE_COROUTINE", "CO_ASYNC_GENERATOR", "CORO_CREATED")])
