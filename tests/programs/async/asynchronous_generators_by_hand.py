# Asynchronous generators: asend, athrow, aclose and __anext__ driven step by step.
import sys
import types
import inspect


@types.coroutine
def pause(value=None):
    return (yield value)


def step(awaitable, *sent):
    """Runs what can be awaited; prints what it awaits and how it ends."""
    try:
        iterator = awaitable.__await__()
        value = None
        for i in range(10):
            got = iterator.send(value)
            value = sent[i] if i < len(sent) else None
            print("   awaits", got)
    except StopIteration as e:
        print("   gives", repr(e.value))
    except BaseException as e:
        print("  ", type(e).__name__ + ":", e, "| cause:", repr(e.__cause__))


def show(f, *args):
    try:
        print("  ->", f(*args))
    except BaseException as e:
        print("  !!", type(e).__name__, e)


async def numbers(n):
    try:
        for i in range(n):
            got = await pause(("before", i))
            sent = yield i * 10
            print("   sent", sent, "got", got)
    except KeyError as e:
        print("   caught", repr(e))
        yield "after the KeyError"
    finally:
        await pause("cleanup")
        print("   cleaned")


print("--- forth")
g = numbers(2)
print(type(g), g.__name__, g.ag_running, g.ag_suspended, g.ag_await, g.ag_frame is not None, g.ag_code.co_name)
print(repr(g).startswith("<async_generator object numbers at 0x"), inspect.isasyncgen(g),
      inspect.isasyncgenfunction(numbers), inspect.iscoroutinefunction(numbers))
step(g.__anext__(), "x")
step(g.asend("hello"), "y")
step(g.asend("bye"))
step(g.__anext__())
step(g.asend(1))
step(g.aclose())
step(g.athrow(ValueError("dead")))
print(g.ag_frame, g.ag_suspended)

print("--- athrow")
g = numbers(5)
step(g.__anext__())
step(g.athrow(KeyError("k")))
step(g.__anext__())
g = numbers(5)
step(g.athrow(ValueError("before it began")))
step(g.__anext__())
g = numbers(5)
step(g.__anext__())
step(g.athrow(ValueError("inside")))
step(g.__anext__())
g = numbers(5)
step(g.athrow(StopAsyncIteration))
g = numbers(5)
step(g.__anext__())
step(g.athrow(StopIteration("si")))
g = numbers(5)
step(g.__anext__())
step(g.athrow(GeneratorExit))

print("--- aclose")
g = numbers(5)
step(g.aclose())
step(g.aclose())
step(g.__anext__())
g = numbers(5)
step(g.__anext__())
step(g.aclose())
step(g.__anext__())


async def refuses():
    try:
        yield 1
    except GeneratorExit:
        yield "refused"


g = refuses()
step(g.__anext__())
step(g.aclose())
step(g.__anext__())
g = refuses()
step(g.__anext__())
step(g.athrow(GeneratorExit()))

print("--- the steps themselves")
g = numbers(3)
a = g.__anext__()
print(type(a), iter(a) is a, a.__await__() is a)
show(a.send, None)
print("  running", g.ag_running)
show(g.__anext__().send, None)
show(g.asend(3).send, None)
show(g.athrow(ValueError).send, None)
show(g.aclose().send, None)
show(g.asend(3).throw, ValueError("t"))
show(g.aclose().throw, ValueError("t"))
show(a.send, "go")
print("  running", g.ag_running)
show(a.send, None)
show(a.throw, ValueError)
show(a.close)
b = g.asend("s")
show(b.throw, KeyError("thrown in"))
show(b.send, None)
c = g.asend(None)
show(c.close)
show(c.send, None)
d = numbers(1).asend("not None")
show(d.send, None)
e = numbers(1).aclose()
show(e.send, "not None")
show(e.close)
f = numbers(1).athrow(ValueError("v"))
show(f.send, "not None")
show(f.close)
show(f.send, None)
g = numbers(2)
step(g.__anext__())
h = g.aclose()
print(type(h))
show(h.send, None)
print("  running", g.ag_running, inspect.getasyncgenstate(g))
show(h.throw, ValueError("while closing"))
print("  running", g.ag_running, inspect.getasyncgenstate(g))
show(h.send, None)
show(h.throw, ValueError)
show(h.close)

print("--- athrow, the old way")
g = numbers(2)
step(g.__anext__())
step(g.athrow(KeyError, "old"))
step(g.athrow())
g = numbers(2)
step(g.__anext__())
show(g.asend)
show(g.asend, 1, 2)
step(g.athrow(1, 2, 3, 4))
g = numbers(2)
step(g.__anext__())
show(g.aclose, 1)
step(g.athrow(1))
step(g.aclose())

print("--- StopIteration and StopAsyncIteration stay inside")


async def stops(kind):
    yield 1
    raise kind("from inside")


for kind in (StopIteration, StopAsyncIteration, GeneratorExit, ValueError):
    g = stops(kind)
    step(g.__anext__())
    step(g.__anext__())
    step(g.__anext__())

print("--- what is yielded may be anything")


async def odd():
    yield (1, 2)
    yield ()
    yield None
    yield ValueError("an exception")
    yield StopIteration("one")
    yield odd.__name__
    yield [x async for x in aiter([1, 2])] if 0 else "end"


async def collect():
    return [repr(x)[:30] async for x in odd()]


try:
    collect().send(None)
except StopIteration as e:
    for line in e.value:
        print("  ", line)

print("--- no iteration but asynchronous iteration")
g = numbers(1)
for f in (iter, next, list, len):
    show(f, g)
show(g.__aiter__() == g)
try:
    for x in g:
        pass
except TypeError as e:
    print(e)


async def awaits_it():
    await g


show(awaits_it().send, None)
g.__name__, g.__qualname__ = "n", "q.n"
print(g.__name__, g.__qualname__, repr(g)[:27])
show(setattr, g, "ag_frame", 1)
print(inspect.getasyncgenstate(g), inspect.getasyncgenlocals(g))
step(g.__anext__())
print(inspect.getasyncgenstate(g), inspect.getasyncgenlocals(g))
step(g.aclose())
print(inspect.getasyncgenstate(g), inspect.getasyncgenlocals(g))

print("--- sizes")
g = numbers(1)
for thing in (g, g.__anext__(), g.asend(1), g.aclose(), g.athrow(ValueError), anext(g), anext(g, 0)):
    print(type(thing).__name__, sys.getsizeof(thing))
    if hasattr(thing, "close"):
        thing.close()
