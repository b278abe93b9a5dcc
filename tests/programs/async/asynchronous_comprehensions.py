# Comprehensions and generator expressions that wait.
import types


@types.coroutine
def pause(value=None):
    return (yield value)


waited = []


def run(coroutine):
    try:
        while True:
            waited.append(coroutine.send(None))
    except StopIteration as e:
        return e.value


async def count(n, tag=None):
    for i in range(n):
        if tag:
            await pause((tag, i))
        yield i


async def double(x):
    await pause(("double", x))
    return 2 * x


async def is_even(x):
    return x % 2 == 0


class Both:
    def __iter__(self):
        return iter("sync")

    def __aiter__(self):
        return count(3)


async def kinds():
    yield [x async for x in count(3)]
    yield {x async for x in count(3)}
    yield {x: x * x async for x in count(3)}
    yield [await double(x) for x in range(3)]
    yield {await double(x): await double(y) for x, y in [(1, 2), (3, 4)]}
    yield [await double(x) async for x in count(4) if await is_even(x)]
    yield [(x, y) async for x in count(2) for y in "ab"]
    yield [(x, y) for y in "ab" async for x in count(2)]
    yield [(x, y) async for x in count(2) async for y in count(x + 1) if x if not await is_even(y)]
    yield [[y async for y in count(x)] async for x in count(3)]
    yield [[y for y in range(x)] for x in [z async for z in count(3)]]
    yield [x for x in Both()], [x async for x in Both()]
    yield [x async for x in (y * 10 async for y in count(3))]
    yield [f(5) for f in [lambda a, x=x: (a, x) async for x in count(2)]]
    yield [x async for [x, *_] in pairs()]
    yield sum([x async for x in count(5)]), max([await double(x) for x in (3, 1)])
    x = "kept"
    yield [x async for x in count(2)], x
    yield [(x, last := x) async for x in count(2)], last


async def pairs():
    yield [1, 2]
    yield (3, 4, 5)


async def main():
    async for result in kinds():
        print(result)


run(main())
print(len(waited), waited[:3])


async def collect(source):
    return [x async for x in source]


def outside():
    return (x async for x in count(3)), (await double(x) for x in range(2)), ([y async for y in count(x)] for x in range(3))


for g in outside():
    print(type(g).__name__, g.__name__, hex(g.ag_code.co_flags))
    print("  ", run(collect(g)))


at_module_level = (x async for x in count(2))
print(type(at_module_level).__name__, run(collect(at_module_level)))


class InClass:
    factor = 3
    items = (x async for x in count(factor))


print(run(collect(InClass.items)))


async def arguments():
    def f(*args, **kwargs):
        return [type(a).__name__ for a in args], kwargs
    return f(x async for x in count(2)), f((x async for x in count(2)), k=[x async for x in count(2)])


print(run(arguments()))

print("--- errors")


async def failing(kind):
    yield 1
    raise kind


async def attempt(make):
    try:
        print(await make())
    except BaseException as e:
        print(type(e).__name__, e, "| cause:", repr(e.__cause__))


async def list_of(source):
    x = "before"
    try:
        return [x async for x in source]
    finally:
        print("  x is", x)


for source in (count(2), failing(ValueError), failing(StopAsyncIteration), failing(StopIteration), 1, [1], None):
    run(attempt(lambda: list_of(source)))


async def consumer():
    g = (1 // x async for x in failing(KeyError))
    print(await anext(g))
    try:
        await anext(g)
    except KeyError as e:
        print("KeyError", e)
    print([x async for x in g])


run(consumer())


def sync_generator_over_async():
    try:
        return [x for x in (x async for x in count(2))]
    except TypeError as e:
        return e


print(sync_generator_over_async())
try:
    (x async for x in 5)
except TypeError as e:
    print(e)
for source in ("[x async for x in y]", "def f(): [x async for x in y]", "def f(): [await x for x in y]",
               "async def f():\n class C: [x async for x in y]", "def f(): {x: 1 async for x in y}",
               "async def f(): lambda: {x async for x in y}", "def f(): [[x async for x in y] for y in z]"):
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
