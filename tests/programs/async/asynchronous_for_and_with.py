# async for and async with, left in every way; their protocols and their errors.
import types


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


@types.coroutine
def pause(value=None):
    return (yield value)


class Count:
    def __init__(self, n, fail_at=None):
        self.n, self.i, self.fail_at = n, 0, fail_at

    def __aiter__(self):
        return self

    async def __anext__(self):
        await pause()
        if self.i == self.fail_at:
            raise ValueError(f"failed at {self.i}")
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i


class Manager:
    def __init__(self, name, swallow=False, fail=""):
        self.name, self.swallow, self.fail = name, swallow, fail

    async def __aenter__(self):
        await pause()
        if self.fail == "enter":
            raise RuntimeError("enter " + self.name)
        print("  enter", self.name)
        return self.name.upper()

    async def __aexit__(self, kind, value, traceback):
        await pause()
        print("  exit", self.name, kind and kind.__name__, value, traceback is not None)
        if self.fail == "exit":
            raise RuntimeError("exit " + self.name)
        return self.swallow


async def loops():
    out = []
    async for x in Count(3):
        out.append(x)
    else:
        out.append("else")
    async for x in Count(9):
        if x == 2:
            continue
        if x == 5:
            break
        out.append(x)
    else:
        out.append("never")
    async for out[0], *rest in Pairs():
        out.append(rest)
    async for x in Count(2):
        async for y in Count(2):
            out.append((x, y))
    try:
        async for x in Count(5, 2):
            out.append(x)
    except ValueError as e:
        out.append(str(e))
    return out


class Pairs:
    def __aiter__(self):
        return self.items()

    async def items(self):
        yield 1, 2
        yield 3, 4, 5


print(run(loops()))


async def early():
    async for x in Count(9):
        async with Manager("early"):
            for y in range(3):
                async with Manager("inner") as m:
                    if y == 1:
                        return x, y, m


print(run(early()))


async def managers():
    async with Manager("a") as a, Manager("b", swallow=True) as b:
        print("  body", a, b)
        raise KeyError("swallowed by b")
    for i in range(2):
        async with (Manager("c") as c, Manager("d")):
            if i == 0:
                continue
            break
    try:
        async with Manager("e"):
            async with Manager("f", fail="exit"):
                raise KeyError("first")
    except RuntimeError as e:
        print("  ", e, "context:", repr(e.__context__))
    try:
        async with Manager("g"), Manager("h", fail="enter"):
            print("never")
    except RuntimeError as e:
        print("  ", e)
    with_result = []
    async with Manager("i") as with_result[0:]:
        pass
    return with_result


print(run(managers()))


async def for_over(x):
    async for _ in x:
        pass


async def with_(x):
    async with x:
        pass


def make(**methods):
    return type("Thing", (), methods)()


def attempt(coroutine):
    try:
        print("  ", run(coroutine))
    except BaseException as e:
        print("  ", type(e).__name__ + ":", e, "| cause:", repr(e.__cause__), "| context:", repr(e.__context__))


print("--- errors of async for")
for thing in (1, [1], None, Manager("x"), make(__aiter__=lambda self: 1), make(__aiter__=lambda self: self),
              make(__aiter__=lambda self: self, __anext__=lambda self: 1),
              make(__aiter__=lambda self: self, __anext__=lambda self: make(__await__=lambda self: 1)),
              make(__aiter__=lambda self: self, __anext__=None),
              make(__aiter__=lambda self: 1 / 0),
              make(__aiter__=lambda self: self, __anext__=lambda self: 1 / 0)):
    attempt(for_over(thing))


async def coroutine_aiter(self):
    return self


bad = make(__aiter__=coroutine_aiter)
try:
    for_over(bad).send(None)
except TypeError as e:
    print(e)

print("--- errors of async with")


async def none(self, *args):
    pass


for thing in (1, None, open, make(__enter__=None, __exit__=None), make(__aenter__=none), make(__aexit__=none),
              make(__aenter__=lambda self: 1, __aexit__=none),
              make(__aenter__=none, __aexit__=lambda self, *e: 2),
              make(__aenter__=none, __aexit__=none),
              make(__aenter__=lambda self: make(__await__=lambda self: 3), __aexit__=none)):
    attempt(with_(thing))


async def raising_with(x):
    async with x:
        raise KeyError("body")


attempt(raising_with(make(__aenter__=none, __aexit__=lambda self, *e: 2)))
