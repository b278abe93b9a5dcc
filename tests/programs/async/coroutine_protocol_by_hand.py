# send, throw, close, attributes and states of a coroutine, without any event loop.
import sys
import types


class Wait:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        got = yield ("waiting", self.tag)
        return ("got", self.tag, got)

    def __repr__(self):
        return f"Wait({self.tag!r})"


def show(f, *args):
    try:
        print("  ->", f(*args))
    except BaseException as e:
        print("  !!", type(e).__name__, e, getattr(e, "value", "no value"))


async def simple():
    return 7


async def work(a, b=2):
    local = await Wait("one")
    try:
        more = await Wait("two")
    except KeyError as e:
        more = ("caught", str(e))
    finally:
        cleanup = await Wait("three")
    return a, b, local, more, cleanup


print("--- the plainest one")
c = simple()
print(type(c), type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_suspended, c.cr_await)
show(c.send, None)
show(c.send, None)
show(c.throw, ValueError("late"))
print(c.close(), c.cr_frame, c.cr_code is simple.__code__)
print(simple.__code__.co_flags & 0x80, work.__code__.co_flags & 0x20)

print("--- step by step")
c = work(1)
show(c.send, "too early")
show(c.send, None)
print(c.cr_suspended, c.cr_frame.f_lineno - work.__code__.co_firstlineno, c.cr_await.__name__)
show(c.send, "A")
show(c.throw, KeyError("k"))
show(c.send, "C")
print(c.cr_frame, c.cr_suspended, c.cr_await)

print("--- thrown out")
c = work(1)
show(c.send, None)
show(c.throw, ValueError("not handled there"))
show(c.send, None)
c = work(1)
show(c.throw, ValueError, "before it began")
show(c.send, None)
c = work(1)
show(c.send, None)
show(c.send, 0)
show(c.throw, ValueError("through the finally"))
show(c.send, "last")

print("--- closed")
c = work(1)
print(c.close())
show(c.send, None)
c = work(1)
show(c.send, None)
print(c.close())
show(c.send, None)
c = work(1)
show(c.send, None)
show(c.send, None)
show(c.close)


async def stubborn():
    while True:
        try:
            await Wait("stubborn")
        except GeneratorExit:
            print("  no")
            await Wait("still")
            return


c = stubborn()
show(c.send, None)
show(c.close)
show(c.send, None)

print("--- names and repr")
c = simple()
c.__name__ = "named"
c.__qualname__ = "well.named"
print(c.__name__, c.__qualname__, repr(c).startswith("<coroutine object well.named at 0x"))
show(setattr, c, "__name__", 1)
show(setattr, c, "cr_frame", 1)
show(iter, c)
show(next, c)
show(len, c)
for wrong in (list, tuple, sorted, sum):
    show(wrong, c)
show(type(c))
show(types.CoroutineType)
c.close()

print("--- the wrapper")
c = work(3)
w = c.__await__()
print(type(w).__name__, iter(w) is w)
show(next, w)
show(w.send, "x")
show(w.throw, KeyError("y"))
show(w.send, "z")
c = work(4)
w = c.__await__()
show(w.close)
show(next, w)


print("--- running itself")
async def reenter():
    show(me.send, None)
    show(me.throw, ValueError("x"))
    show(me.close)
    print("  running", me.cr_running, me.cr_suspended)
    await Wait(0)
    return "done"


me = reenter()
show(me.send, None)
show(me.send, None)

print("--- awaited twice")
async def outer(inner):
    return await inner


shared = work(5)
first = outer(shared)
second = outer(shared)
show(first.send, None)
print(first.cr_await is shared, shared.cr_await is not None)
show(second.send, None)
first.close()
show(outer(shared).send, None)

print("--- depth")
async def deep(n):
    return 0 if n == 0 else 1 + await deep(n - 1)


show(deep(50).send, None)


async def too_deep():
    await too_deep()


try:
    too_deep().send(None)
except RecursionError as e:
    print(type(e).__name__, e)

print("--- StopIteration stays inside")
async def stops():
    raise StopIteration("inner")


try:
    stops().send(None)
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


async def stops_async():
    raise StopAsyncIteration("passes")


show(stops_async().send, None)

print("--- a result that is a tuple or an exception")
for value in ((1, 2), (), ValueError("v"), None, [None]):
    async def gives():
        return value
    try:
        gives().send(None)
    except StopIteration as e:
        print(repr(e), repr(e.value), e.args)
print(sys.getsizeof(simple()) , sys.getsizeof(work(1)), sys.getsizeof(outer(1).__await__()))
