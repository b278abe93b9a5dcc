# What happens to asynchronous generators that are never finished: hooks, collection, references.
import gc
import sys
import types
import weakref


@types.coroutine
def pause(value=None):
    return (yield value)


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


async def watched(tag):
    try:
        yield tag
        yield tag * 2
    finally:
        print("   finally", tag)


async def waits(tag):
    try:
        yield tag
    finally:
        await pause()
        print("   never said", tag)


print(sys.get_asyncgen_hooks())
log = []


def first(g):
    log.append(("first", g.__name__))


def finalizer(g):
    log.append(("finalizer", g.__name__, g.ag_suspended))
    try:
        g.aclose().send(None)
    except StopIteration:
        pass


sys.set_asyncgen_hooks(first, finalizer)
print([f.__name__ for f in sys.get_asyncgen_hooks()], type(sys.get_asyncgen_hooks()).__name__)


async def use(make, n):
    async for x in make("a"):
        n -= 1
        if n < 0:
            return x


print(run(use(watched, 0)))
print(log)
log.clear()
print(run(use(watched, 9)))
print(log)
log.clear()
g = watched("unused")
del g
g = watched("asked")
a = g.asend(None)
a.close()
del a, g
print(log)
log.clear()
sys.set_asyncgen_hooks(finalizer=None)
print([f and f.__name__ for f in sys.get_asyncgen_hooks()])
print(run(use(watched, 0)), log)
sys.set_asyncgen_hooks(None, None)
for wrong in ((1,), (None, 2), ("x", "y")):
    try:
        sys.set_asyncgen_hooks(*wrong)
    except TypeError as e:
        print(e)


def failing(g):
    raise ValueError("from the hook")


sys.set_asyncgen_hooks(firstiter=failing)
try:
    watched("x").__anext__()
except ValueError as e:
    print(e)
sys.set_asyncgen_hooks(firstiter=None)

print("--- without hooks")
print(run(use(watched, 0)))

print("--- references")


async def holder():
    mine = sys.getrefcount(box)
    await pause(mine)
    yield mine


class Box:
    pass


box = Box()
g = holder()
base = sys.getrefcount(g)
step = g.__anext__()
print(sys.getrefcount(g) - base, sys.getrefcount(step))
print(step.send(None), gc.get_referrers(step) == [globals()], g in gc.get_referents(step))
try:
    step.send(None)
except StopIteration as e:
    print(e.value)
print(sys.getrefcount(g) - base)
del step
print(sys.getrefcount(g) - base)
ref = weakref.ref(g)
del g
print(ref())


async def passes(x):
    await pause()
    return x


c = passes(box)
print(sys.getrefcount(box), sys.getrefcount(c))
c.send(None)
print(sys.getrefcount(box), sys.getrefcount(c))


async def awaits(x):
    return await x


o = awaits(c2 := passes(box))
o.send(None)
print(sys.getrefcount(c2), o.cr_await is c2, gc.is_tracked(o), gc.is_tracked(o.__await__()))
o.close()
print(sys.getrefcount(c2), sys.getrefcount(box))
c.close()
ref = weakref.ref(c)
del c
print(ref(), sys.getrefcount(box))

print("--- cycles")


class Node:
    async def run(self):
        self.me = self
        await pause()

    async def items(self):
        self.me = self
        yield 1
        yield 2


gc.collect()
gc.disable()
n = Node()
n.task = n.run()
n.task.send(None)
ref = weakref.ref(n.task)
del n
print(ref() is not None, gc.collect() > 0, ref())
n = Node()
n.g = n.items()
try:
    n.g.asend(None).send(None)
except StopIteration as e:
    print(e.value)
ref = weakref.ref(n)
del n
print(ref() is not None, gc.collect() > 0, ref())
counts = gc.get_count()[0]
objects = len(gc.get_objects())
c = passes(1)
g = holder()
print(len(gc.get_objects()) - objects, gc.is_tracked(c), gc.is_tracked(g))
c.close()
