import sys
def t(f, *a, **k):
    try:
        r = f(*a, **k); print(repr(r)); return r
    except BaseException as e: print(type(e).__name__, ":", e)
def ev(src, **ns):
    try: print(src, "->", repr(eval(src, globals(), ns) if ns else eval(src, globals())))
    except BaseException as e: print(src, "!!", type(e).__name__, ":", e)

from collections import deque
import heapq, types, asyncio
class Task:
    ids = 0
    def __init__(s, g, name=None): Task.ids += 1; s.id = Task.ids; s.g = g; s.name = name or g.__name__; s.send = None; s.waiters = []; s.result = None; s.stack = []
    def step(s):
        while True:
            try:
                if isinstance(s.send, BaseException): e, s.send = s.send, None; r = s.g.throw(e)
                else: v, s.send = s.send, None; r = s.g.send(v)
                if isinstance(r, types.GeneratorType): s.stack.append(s.g); s.g = r; continue
                if isinstance(r, tuple) and r and isinstance(r[0], str) or callable(getattr(r, 'handle', None)): return r
                if s.stack: s.send = r; s.g = s.stack.pop(); continue
                return r
            except StopIteration as e:
                if not s.stack: raise
                s.g = s.stack.pop(); s.send = e.value
            except Exception as e:
                if not s.stack: raise
                s.g = s.stack.pop(); s.send = e
class Kernel:
    def __init__(s): s.ready = deque(); s.sleeping = []; s.now = 0; s.tasks = {}; s.log = []; s.n = 0
    def spawn(s, g, name=None): t_ = Task(g, name); s.tasks[t_.id] = t_; s.ready.append(t_); return t_.id
    def run(s):
        while s.ready or s.sleeping:
            if not s.ready: s.now, _, t_ = heapq.heappop(s.sleeping); s.ready.append(t_)
            t_ = s.ready.popleft()
            try: r = t_.step()
            except StopIteration as e: s.finish(t_, e.value); continue
            except Exception as e: print(f'[{s.now}] {t_.name} died: {type(e).__name__} {e}'); s.finish(t_, e); continue
            match r:
                case ('sleep', n): s.n += 1; heapq.heappush(s.sleeping, (s.now + n, s.n, t_))
                case ('spawn', g, *rest): t_.send = s.spawn(g, *rest); s.ready.append(t_)
                case ('wait', tid) if tid in s.tasks: s.tasks[tid].waiters.append(t_)
                case ('wait', tid): t_.send = ValueError(f'no task {tid}'); s.ready.append(t_)
                case ('time',): t_.send = s.now; s.ready.append(t_)
                case ('kill', tid):
                    v = s.tasks.get(tid)
                    if v: v.g.close(); s.tasks.pop(tid, None); s.ready = deque(x for x in s.ready if x.id != tid); s.sleeping = [x for x in s.sleeping if x[2].id != tid]; heapq.heapify(s.sleeping)
                    t_.send = v is not None; s.ready.append(t_)
                case _: t_.send = TypeError(f'bad trap {r!r}'); s.ready.append(t_)
    def finish(s, t_, v):
        s.tasks.pop(t_.id, None)
        for w in t_.waiters: w.send = v; s.ready.append(w)
k = Kernel()
def worker(n, d):
    try:
        for i in range(n):
            yield 'sleep', d
            now = yield ('time',)
            print(f'[{now}] worker{n} {i}')
        return n * 100
    finally: print('worker', n, 'cleanup')
def sub(x):
    yield 'sleep', 1
    if x < 0: raise ValueError('neg')
    return x * 2
def main():
    a = yield 'spawn', worker(3, 2), 'w3'
    b = yield 'spawn', worker(5, 3), 'w5'
    print('sub', (yield sub(21)))
    try: yield sub(-1)
    except ValueError as e: print('caught', e)
    print('a ->', (yield 'wait', a))
    print('kill', (yield 'kill', b), (yield 'kill', 999))
    try: yield 'wait', 12345
    except ValueError as e: print(e)
    try: yield ('zork',)
    except TypeError as e: print(e)
    c = yield 'spawn', sub(-5), 'dies'
    print(repr((yield 'wait', c)))
    raise RuntimeError('main end')
k.spawn(main()); k.run()
def average():
    total = n = 0; avg = None
    while True:
        try: x = yield avg
        except ZeroDivisionError: print('reset'); total = n = 0; avg = None; continue
        total += x; n += 1; avg = total / n
g = average(); next(g); print(g.send(10), g.send(20), g.throw(ZeroDivisionError), g.send(5), g.gi_frame.f_locals['n'], g.gi_running, g.gi_code.co_name, g.gi_yieldfrom); t(g.throw, TypeError('end')); t(g.send, 1); print(g.gi_frame)
def delegating():
    r = yield from inner(); print('inner returned', r); r2 = yield from [10, 20]; print(r2); return 'done'
def inner():
    try:
        x = yield 1
        while x is not None: x = yield x * 2
    except KeyError as e: yield ('handled', e.args)
    finally: print('inner fin')
    return 'ret'
d = delegating(); print(next(d), d.send(5), d.gi_yieldfrom.__name__, d.throw(KeyError('k')), next(d), next(d)); t(next, d)
d = delegating(); next(d); d.close(); d = delegating(); next(d); t(d.throw, GeneratorExit)
class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s): s.n += 1; return s.n
    def throw(s, *a): print('It.throw', a[0] if isinstance(a[0], type) else type(a[0])); return 'thrown'
    def close(s): print('It.close')
    def send(s, v): print('It.send', v); return v
def dl(): 
    yield from It()
d = dl(); print(next(d), d.send('v'), d.throw(ValueError), next(d)); d.close()
def noclose():
    try: yield 1
    except GeneratorExit: yield 2
n = noclose(); next(n); t(n.close)
def reent():
    yield next(me)
me = reent(); t(next, me)
def tree(n): return (tree(n - 1), n, tree(n - 1)) if n else None
def walk(t_):
    if t_: yield from walk(t_[0]); yield t_[1]; yield from walk(t_[2])
print(list(walk(tree(4)))); print(sum(1 for _ in walk(tree(10))))
def chain_pipeline():
    def src(n): yield from range(n)
    def flt(it, p):
        for x in it:
            if p(x): yield x
    def mp(it, f): return (f(x) for x in it)
    def take(it, n):
        for x, _ in zip(it, range(n)): yield x
    return list(take(mp(flt(src(10 ** 9), lambda x: x % 7 == 3), lambda x: x * x), 5))
print(chain_pipeline())
def coroutine(f):
    def w(*a, **k): g = f(*a, **k); next(g); return g
    return w
@coroutine
def broadcast(*ts):
    while True:
        x = yield
        for t_ in ts: t_.send(x)
@coroutine
def grep(pat, target):
    while True:
        l = yield
        if pat in l: target.send(l)
@coroutine
def sink(name, out):
    try:
        while True: out.append((name, (yield)))
    except GeneratorExit: out.append((name, 'closed'))
out = []; b = broadcast(grep('a', sink('A', out)), grep('b', sink('B', out)))
for l in ('abc', 'b', 'a', 'z'): b.send(l)
del b; print(out)
async def aw(n, name, ev, q):
    for i in range(n):
        await asyncio.sleep(0.1 * n); await q.put((name, i))
    if name == 'bad': raise ValueError(name)
    ev.set(); return name
async def amain():
    q = asyncio.Queue(maxsize=2); ev = asyncio.Event(); got = []
    async def consumer():
        try:
            while True: got.append(await q.get()); q.task_done()
        except asyncio.CancelledError: print('consumer cancelled'); raise
    c = asyncio.create_task(consumer(), name='cons')
    r = await asyncio.gather(aw(2, 'x', ev, q), aw(3, 'bad', ev, q), aw(1, 'y', ev, q), return_exceptions=True); print(r, got, ev.is_set(), c.get_name(), c.done())
    c.cancel(); print(await asyncio.gather(c, return_exceptions=True), c.cancelled())
    try:
        async with asyncio.timeout(0.5): await asyncio.sleep(10)
    except TimeoutError as e: print('timeout', repr(e))
    try: await asyncio.wait_for(asyncio.sleep(1), 0.1)
    except TimeoutError: print('wait_for')
    try:
        async with asyncio.TaskGroup() as tg:
            t1 = tg.create_task(asyncio.sleep(5)); tg.create_task(aw(1, 'bad', ev, q))
    except* ValueError as eg: print(eg.exceptions, t1.cancelled())
    async def agen():
        try:
            for i in range(5): yield i; await asyncio.sleep(0)
        finally: print('agen fin')
    print([x async for x in agen() if x % 2], {x: y async for x, y in azip(agen(), agen())})
    async for x in agen():
        if x == 2: break
    lock = asyncio.Lock(); order = []
    async def crit(n):
        async with lock: order.append(('in', n)); await asyncio.sleep(0.01); order.append(('out', n))
    await asyncio.gather(*map(crit, range(3))); print(order)
    done, pend = await asyncio.wait([asyncio.create_task(asyncio.sleep(i / 10, i)) for i in (3, 1, 2)], return_when=asyncio.FIRST_COMPLETED); print(len(done), len(pend), [d.result() for d in done]); [p.cancel() for p in pend]
    for f in asyncio.as_completed([asyncio.sleep(0.3, 'c'), asyncio.sleep(0.1, 'a')]): print(await f)
    sem = asyncio.Semaphore(2); fut = asyncio.get_running_loop().create_future(); fut.add_done_callback(lambda f: print('cb', f.result())); fut.set_result(5); print(await fut); await asyncio.sleep(0); print(asyncio.current_task().get_name() != '', len(asyncio.all_tasks()))
async def azip(a, b):
    async for x in a: yield x, await anext(b)
asyncio.run(amain())
async def never(): pass
c = never(); c.close(); t(asyncio.run, 5); t(lambda: asyncio.get_running_loop()); 
