# Tracebacks through awaits, and the warnings about what was never awaited.
import types


async def forgotten():
    pass


def caller():
    forgotten()
    kept = forgotten()
    print("the second dies with the function")


caller()


async def generator():
    yield 1


generator().asend(None)
generator().aclose()
generator().__anext__()


@types.coroutine
def pause():
    yield


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await inner(0)


async def inner(x):
    return 1 / x


async def middle(x):
    async for y in source(x):
        async with Manager():
            print(y)


async def source(x):
    yield [await inner(z) for z in (1, 2)]
    yield await inner(
        x
    )


async def outer():
    try:
        await middle(0)
    finally:
        await pause()


class Ignored:
    def __del__(self):
        outer()


Ignored()
c = outer()
c.send(None)
last = forgotten()
c.send(None)
