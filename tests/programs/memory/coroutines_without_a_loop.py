# Coroutines and tasks without a loop: who holds whom.
import sys, gc, types, weakref
rc = sys.getrefcount
class Awaitable:
    def __await__(self):
        x = yield self
        return x
async def inner(o):
    local = [o]
    r = await Awaitable()
    return r, rc(local)
async def outer(o):
    return await inner(o)
def run(c, v=None):
    out = []
    try:
        while True: out.append(c.send(v)); v = len(out)
    except StopIteration as e: return out, e.value
o = object(); base = rc(o)
c = outer(o); print(rc(c), rc(o) - base, c.cr_frame is not None, c.cr_await, c.cr_running, c.cr_suspended if hasattr(c, "cr_suspended") else None)
a = c.send(None); print(type(a).__name__, rc(a), rc(c), rc(c.cr_await), rc(o) - base, c.cr_await.cr_code.co_name, sys.getsizeof(c) == sys.getsizeof(c.cr_await))
try: c.send(7)
except StopIteration as e: print(e.value)
print(rc(o) - base, c.cr_frame, c.cr_await); del c, a
print(run(outer(o))[1], rc(o) - base)
async def agen(n):
    try:
        for i in range(n):
            v = [i]; got = yield v
            print("got", got, rc(v))
    finally: print("agen end", n)
async def use():
    g = agen(2); print(rc(g), type(g.__anext__()).__name__)
    first = await g.asend(None); print(first, rc(first))
    second = await g.asend("x"); print(second, rc(first), rc(second)); await g.aclose(); print(rc(g), g.ag_frame, g.ag_running)
    async for x in agen(2): print("for", x, rc(x))
    print([y async for y in agen(1)], {y[0] async for y in agen(1)}, {y[0]: y async for y in agen(1)})
    z = (y async for y in agen(1)); print(type(z).__name__, rc(z)); print(await z.__anext__()); await z.aclose()
print(run(use()))
class CM:
    def __init__(self, o): self.o = o
    async def __aenter__(self): print("aenter", rc(self), rc(self.o) - base); return self.o
    async def __aexit__(self, t, v, tb): print("aexit", rc(self), t and t.__name__, rc(v) if v else None); return True
async def with_():
    async with CM(o) as x: print("body", rc(x) - base)
    async with CM(o): raise KeyError(o)
    async with CM(o) as x, CM(x) as y: print("two", rc(o) - base)
    del x, y; print("after", rc(o) - base)
run(with_()); print(rc(o) - base)
c = inner(o); 
try: c.throw(ValueError("v"))
except ValueError as e: print(e, rc(o) - base)
c = inner(o); c.send(None); 
try: c.throw(ValueError("v"))
except ValueError as e: print(e, rc(o) - base, rc(e))
print(rc(o) - base); c = inner(o); c.send(None); c.close(); print(rc(o) - base); del c
c = inner(o); w = c.__await__(); print(type(w).__name__, rc(c), rc(w), sys.getsizeof(w)); w.close(); del w; c.close()
g = agen(1); it = g.asend(None); print(rc(g), type(it).__name__, sys.getsizeof(it)); 
try: it.send(None)
except StopIteration as e: print(e.value)
del it; ac = g.aclose(); print(type(ac).__name__, sys.getsizeof(ac), rc(g))
try: ac.send(None)
except StopIteration: print("closed")
at = agen(1).athrow(KeyError); 
try: at.send(None)
except KeyError as e: print("athrow", e.args)
del g, ac, at; print(gc.collect() >= 0)
@types.coroutine
def old(): x = yield 1; return x
async def user(): return await old()
print(run(user())); print(old.__code__.co_flags & 0x100, user.__code__.co_flags & 0x80)
