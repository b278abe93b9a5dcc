# How coroutines look from the outside: attributes, docs of types, slots that change, and what dis shows.
import dis
import types


async def f(x):
    async with x as y:
        async for z in y:
            await z
            yield [a async for a in z]


async def g():
    await 1


@types.coroutine
def h():
    yield


dis.dis(f)
dis.dis(g)
print(*[dis.pretty_flags(k.__code__.co_flags) for k in (f, g, h)], sep="\n")
for t in (types.CoroutineType, types.AsyncGeneratorType):
    print(t, sorted(set(dir(t)) - set(dir(object))), t.__doc__, t.__basicsize__, t.__itemsize__)
    for make in (t, lambda: type("Sub", (t,), {})):
        try:
            make()
        except TypeError as e:
            print(e)
c = g()
for n in ("__await__", "__del__", "send", "close", "__aiter__", "__repr__"):
    print(n, type(getattr(c, n, None)).__name__, type(types.CoroutineType.__dict__.get(n)).__name__)
c.close()
print(types.CoroutineType.__await__, types.AsyncGeneratorType.__anext__, types.AsyncGeneratorType.__aiter__)


class A:
    async def __anext__(self):
        return 1

    def __aiter__(self):
        return self

    def __await__(self):
        return iter([3])


class B(A):
    pass


print(A.__await__(A()).__class__, [hasattr(B, n) for n in ("__await__", "__anext__", "__aiter__", "__aenter__")])


async def changing():
    async for i in B():
        print(i)
        break
    print(await anext(B()))
    B.__anext__ = lambda self: A.__anext__(self)
    print(await anext(B()))
    del A.__anext__, B.__anext__
    for make in (lambda: anext(B()), lambda: types.AsyncGeneratorType.__anext__(B())):
        try:
            await make()
        except TypeError as e:
            print(e)
    try:
        async for i in A():
            pass
    except TypeError as e:
        print(e)
    A.__anext__ = None
    try:
        async for i in B():
            pass
    except TypeError as e:
        print(e)


try:
    changing().send(None)
except StopIteration:
    print("over")
