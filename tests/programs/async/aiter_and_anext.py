# The built-in functions aiter and anext, with a default and without.
import types


@types.coroutine
def pause(value):
    return (yield value)


async def letters(text):
    for c in text:
        await pause(c)
        yield c.upper()


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.next()

    async def next(self):
        if self.n == 0:
            raise StopAsyncIteration("liftoff")
        self.n -= 1
        return self.n


class ByIterator(Countdown):
    def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return Ready(self.n)


class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value
        yield


def run(coroutine):
    waits = []
    try:
        while True:
            waits.append(coroutine.send(None))
    except StopIteration as e:
        return e.value, waits


def attempt(f, *args):
    try:
        print("  ", f(*args))
    except BaseException as e:
        print("  ", type(e).__name__, e)


async def body():
    out = []
    for source in (letters("ab"), Countdown(2), ByIterator(1)):
        it = aiter(source)
        out.append(it is source)
        try:
            while True:
                out.append(await anext(it))
        except StopAsyncIteration as e:
            out.append(repr(e))
    it = letters("xy")
    out += [await anext(it, "no"), await anext(it, "no"), await anext(it, "default"), await anext(it, None)]
    it = Countdown(1)
    out += [await anext(it, "no"), await anext(it, [1, 2]), await anext(it, 3)]
    it = ByIterator(1)
    out.append(await anext(it, "no"))
    return out


print(run(body()))

print("--- errors")
for thing in (1, [], "abc", iter([]), object(), letters):
    attempt(aiter, thing)
    attempt(anext, thing)
    attempt(anext, thing, 0)
attempt(aiter)
attempt(anext)
attempt(aiter, 1, 2)
attempt(anext, 1, 2, 3)


class Bad:
    def __aiter__(self):
        return 1


class BadNext(Countdown):
    def __anext__(self):
        return 5


attempt(aiter, Bad())


async def awaits(x):
    return await x


attempt(run, awaits(anext(BadNext(1))))
attempt(run, awaits(anext(BadNext(1), "default")))

print("--- by hand")
a = anext(letters("pq"), "default")
print(type(a).__name__, hasattr(a, "__await__"), iter(a) is a)
attempt(a.send, None)
attempt(a.throw, KeyError("k"))
attempt(a.send, None)
a = anext(letters(""), "default")
attempt(next, a)
a = anext(Countdown(0), "default")
attempt(a.send, None)
a = anext(letters("pq"), "default")
attempt(a.send, None)
attempt(a.close)
attempt(a.close)
a = anext(Countdown(3), "default")
attempt(a.throw, StopAsyncIteration)
