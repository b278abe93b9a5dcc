# --- await
async def f(x):
    """Says what it does."""
    y = await x
    await y
    return await x.z(await y)
# --- await in a try
async def f(x):
    try:
        await x
    except ValueError as e:
        await e
    finally:
        await y
# --- async for
async def f(xs):
    async for x in xs:
        if x:
            continue
        elif await x:
            break
        await x
    else:
        print("else")
# --- async for with return
async def f(xs):
    async for a, b in xs:
        async for c in a:
            return c
    async for self.x in xs: pass
# --- async with
async def f(a):
    async with a as b, c() as d:
        await b
    async with a: pass
# --- async with, left in every way
async def f(a):
    for x in a:
        async with x as y:
            if y: continue
            if x: break
            return y
    async with a:
        with a as c:
            return await c
    async with (a as b,
                c as d):
        raise b
# --- asynchronous generator
async def f(x):
    yield 1
    y = yield await x
    try:
        yield y
    finally:
        await x
    return
# --- asynchronous comprehensions
async def f(xs):
    a = [x async for x in xs]
    b = {x async for x in xs if x if await x}
    c = {x: y async for x in xs for y in x}
    d = [await x for x in xs]
    e = [y for x in xs async for y in x]
    return [[z async for z in y] for y in xs]
# --- asynchronous generator expressions
def f(xs):
    a = (x async for x in xs)
    b = (await x for x in xs if await x)
    c = (y async for x in xs for y in x if y)
    return ([y async for y in x] for x in xs)
# --- a comprehension saves and restores
async def f(x):
    y = [x async for x in x if (z := await x)]
    return lambda: (x, [x async for x in y]) if 0 else z
# --- decorated and nested
@a
async def f(x=1, *, y: int = 2) -> str:
    async def g():
        nonlocal x
        x = await y
    return g
class C:
    async def __aenter__(self):
        self.x = 1
        return super().__aenter__()
    async def __aexit__(self, *e): pass
# --- nothing but pass
async def f(): pass
async def g(): yield
# --- await in expressions
async def f(a, b):
    c = await a + await b ** 2
    d = -await a if await b else [await a, *await b]
    f"{await a!r:>{await b}}"
    await a or await b
    a[await b] = await c
    return (await a)(await b, k=await c)
# --- while and match
async def f(a):
    while await a:
        match await a:
            case [x, *_] if await x:
                await x
            case _:
                return
