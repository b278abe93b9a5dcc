import sys
def trace(f):
    out = []
    first = f.__code__.co_firstlineno
    def tr(frame, event, arg):
        c = frame.f_code
        if c.co_filename != f.__code__.co_filename: return None
        out.append((c.co_name, frame.f_lineno - first, event, type(arg[1]).__name__ if event == 'exception' else ''))
        return tr
    sys.settrace(tr)
    try: 
        try: f()
        except BaseException as e: out.append(type(e).__name__)
    finally: sys.settrace(None)
    print(f.__name__)
    for o in out: print('  ', *o)
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
def t1():
    async def gen():
        for i in range(2): yield i
    async def main():
        async for i in gen():
            pass
        return 3
    run(main())
def t2():
    class It:
        def __init__(self): self.n = 2
        def __aiter__(self): return self
        async def __anext__(self):
            if self.n == 0: raise StopAsyncIteration
            self.n -= 1
            return self.n
    async def main():
        async for i in It():
            x = i
        else:
            x = 5
    run(main())
def t3():
    async def inner(): return 5
    async def main():
        a = await inner()
        b = [x async for x in ag()]
        return a
    async def ag():
        yield 1
        await inner()
        yield 2
    run(main())
def t4():
    def sub():
        yield 1
        return 2
    def g():
        x = yield from sub()
        y = yield from [1]
        return x
    for v in g(): pass
def t5():
    class CM:
        async def __aenter__(self): return 1
        async def __aexit__(self, *a): return True
    async def main():
        async with CM() as c:
            raise ValueError
    run(main())
def t6():
    class Aw:
        def __await__(self):
            yield 1
            return 2
    class Plain:
        def __await__(self): return iter([1])
    async def main():
        await Aw()
        await Plain()
    run(main())
def t7():
    def g():
        yield 1
        yield 2
    x = list(g())
    a, b = g()
    it = g()
    next(it); next(it)
    try: next(it)
    except StopIteration: pass
    sum(v for v in g())
def t8():
    async def ag():
        try:
            yield 1
            yield 2
        finally:
            pass
    async def main():
        a = ag()
        async for v in a:
            break
        await a.aclose()
        b = ag()
        print(await anext(b), await b.asend(None))
        try: await b.asend(None)
        except StopAsyncIteration: pass
        print(await anext(ag().__aiter__(), 7))
        c = ag(); await anext(c)
        try: await c.athrow(KeyError)
        except KeyError: pass
    run(main())
def t9():
    class I:
        def __init__(self): self.i = 0
        def __iter__(self): return self
        def __next__(self):
            self.i += 1
            if self.i > 2: raise StopIteration
            return self.i
    for x in I(): pass
    def g(): yield from I()
    for x in g(): pass
    [*I()]
for t in (t1, t2, t3, t4, t5, t6, t7, t8, t9): trace(t)
