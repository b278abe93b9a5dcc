# A scheduler written by hand and what it runs: channels, deep chains, exception groups, every statement that waits.
import types, sys, traceback
from collections import deque

class Kernel:
    def __init__(self):
        self.ready = deque(); self.sleeping = []; self.now = 0; self.seq = 0
    def new(self, coro, name):
        self.ready.append((coro, None, name))
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda s: s[:2])
                when, _, coro, name = self.sleeping.pop(0)
                self.now = when
                self.ready.append((coro, when, name))
            coro, value, name = self.ready.popleft()
            try:
                op, *args = coro.send(value)
            except StopIteration as e:
                print(f"[{self.now}] {name} done {e.value!r}")
            except Exception as e:
                print(f"[{self.now}] {name} failed {type(e).__name__}: {e}")
                for fs in traceback.extract_tb(e.__traceback__): print("    ", fs.name, fs.lineno)
            else:
                if op == "sleep":
                    self.seq += 1
                    self.sleeping.append((self.now + args[0], self.seq, coro, name))
                elif op == "spawn":
                    self.new(*args); self.ready.append((coro, "spawned", name))
                else:
                    self.ready.append((coro, op, name))

@types.coroutine
def op(*args):
    return (yield args)

class Channel:
    def __init__(self): self.items = deque(); self.closed = False
    async def put(self, x):
        self.items.append(x); await op("sleep", 1)
    def __aiter__(self): return self
    async def __anext__(self):
        while not self.items:
            if self.closed: raise StopAsyncIteration
            await op("sleep", 1)
        return self.items.popleft()
    async def __aenter__(self): return self
    async def __aexit__(self, t, v, tb):
        self.closed = True
        await op("sleep", 0)
        return t is not None and issubclass(t, KeyError)

async def producer(ch, n):
    async with ch:
        for i in range(n):
            await ch.put(i * i)
        raise KeyError("swallowed")
    return "produced"

async def consumer(ch):
    total = 0
    async for x in ch:
        total += x
        try:
            if x == 9: continue
            if x > 20: break
        finally:
            total += await fib(3)
    else:
        total = -total
    return total

async def fib(n):
    if n < 2:
        await op("tick"); return n
    return await fib(n - 1) + await fib(n - 2)

async def failing(n):
    try:
        if n == 0:
            await op("sleep", 2)
            raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
        await failing(n - 1)
    except* ValueError as eg:
        print("caught", eg.exceptions, n)
        raise

async def spawner():
    r = await op("spawn", fib(5), "fib5")
    async def agen():
        for i in range(3):
            try:
                yield await fib(i)
            finally:
                await op("sleep", 0)
    return r, [x async for x in agen()], {k: v async for k in agen() for v in [await fib(k)]}

k = Kernel()
ch = Channel()
k.new(producer(ch, 4), "producer"); k.new(consumer(ch), "consumer"); k.new(failing(2), "failing"); k.new(spawner(), "spawner")
k.run()

def match_it(x):
    async def inner(v):
        match v:
            case [a, b] if await fib(a): return ("pair", a, b)
            case {"k": k}: return await fib(k)
            case str() as s: return f"{s!r:>{await fib(6)}}"
        return (yield_ := await fib(1))
    return inner(x)
for v in ([1, 2], [0, 2], {"k": 6}, "s", None):
    k.new(match_it(v), repr(v))
k.run()

async def loops():
    out = []
    i = 0
    while await fib(i) < 5:
        i += 1
        for j in range(i):
            try:
                if j == 2: break
                out.append(await fib(j))
            except ValueError: pass
            else: continue
            finally: out.append("f")
        else:
            out.append("e")
    return out, [[await fib(a) for a in range(b)] for b in range(4)], (lambda: 3)(), await (lambda n: fib(n))(7)
k.new(loops(), "loops"); k.run()

class Meta(type):
    async def __call__(cls, *a):
        await op("sleep", 1)
        return super().__call__(*a)
class Async(metaclass=Meta):
    def __init__(self, x): self.x = x
    async def __getitem__(self, i): return self.x[i]
    @property
    async def prop(self): return self.x
    def __getattr__(self, name):
        async def get(): return name
        return get()
async def meta():
    o = await Async([1, 2, 3])
    return o.x, await o[1], await o.prop, await o.anything
k.new(meta(), "meta"); k.run()

def deco(f):
    async def w(*a, **kw):
        try: return await f(*a, **kw)
        except ZeroDivisionError as e: raise ValueError("wrapped") from e
    return w
@deco
@deco
async def div(a, b=0, *, c=1): return a / b * c
k.new(div(1), "div"); k.new(div(1, b=2, c=4), "div2"); k.run()
x = 10
class S:
    x = 20
    async def m(self): return x, __class__.__name__, super().__repr__()[:5], [x for _ in range(1)], [(await fib(2), x) for x in "a"]
k.new(S().m(), "S"); k.run()
def closures():
    n = 0
    async def inc():
        nonlocal n
        n += await fib(2)
        return n
    async def both(): return await inc(), await inc(), n
    return both()
k.new(closures(), "closures"); k.run()
async def del_():
    a = [await fib(3)]
    del a[await fib(0)]
    a += [await fib(4)]
    a[await fib(0)] += await fib(5)
    assert await fib(1), await fib(2)
    global G; G = await fib(6)
    return a, G, not await fib(0), (await fib(1) if await fib(0) else await fib(7)), 1 < await fib(4) < 5
k.new(del_(), "del"); k.run()
print(sys.getrefcount(k) > 0)
