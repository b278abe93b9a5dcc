# What articles show: workers, retries, pipelines, a bus, limits, a heartbeat.
import asyncio, time, functools, contextlib
from dataclasses import dataclass, field

@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)

async def worker(name, queue, results):
    while True:
        job = await queue.get()
        try:
            await asyncio.sleep(job.priority * 0.01)
            results.append((name, job.name))
        finally:
            queue.task_done()

async def jobs():
    queue = asyncio.PriorityQueue()
    for p, n in [(3, "low"), (1, "high"), (2, "mid"), (1, "high2")]:
        await queue.put(Job(p, n))
    results = []
    ws = [asyncio.create_task(worker(f"w{i}", queue, results)) for i in range(2)]
    await queue.join()
    for w in ws: w.cancel()
    await asyncio.gather(*ws, return_exceptions=True)
    print(results)

def retry(times, delay):
    def deco(f):
        @functools.wraps(f)
        async def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return await f(*args, **kwargs)
                except ConnectionError as e:
                    print(f"attempt {attempt} failed: {e}")
                    if attempt == times: raise
                    await asyncio.sleep(delay * 2 ** attempt)
        return wrapper
    return deco

calls = 0
@retry(3, 0.01)
async def flaky(n):
    global calls
    calls += 1
    if calls < n: raise ConnectionError(f"no {calls}")
    return f"ok after {calls}"

async def stages():
    async def gen(n):
        for i in range(n):
            await asyncio.sleep(0.001); yield i
    async def mapped(f, src):
        async for x in src: yield f(x)
    async def filtered(p, src):
        async for x in src:
            if p(x): yield x
    return [x async for x in filtered(lambda x: x % 3, mapped(lambda x: x * x, gen(8)))]

class Bus:
    def __init__(self): self.subs = []
    @contextlib.asynccontextmanager
    async def subscribe(self):
        q = asyncio.Queue(); self.subs.append(q)
        try: yield q
        finally: self.subs.remove(q)
    async def publish(self, x):
        for q in self.subs: await q.put(x)

async def bus():
    b = Bus()
    async def listen(n):
        async with b.subscribe() as q:
            return n, [await q.get() for _ in range(2)]
    ts = [asyncio.create_task(listen(i)) for i in range(2)]
    await asyncio.sleep(0)
    for m in "xy": await b.publish(m)
    print(await asyncio.gather(*ts), len(b.subs))

async def limited():
    sem = asyncio.Semaphore(2); running = 0; peak = 0
    async def one(i):
        nonlocal running, peak
        async with sem:
            running += 1; peak = max(peak, running)
            await asyncio.sleep(0.01)
            running -= 1
            return i
    r = await asyncio.gather(*(one(i) for i in range(6)))
    print(r, peak)

async def heartbeat(stop):
    n = 0
    while not stop.is_set():
        n += 1
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(stop.wait(), timeout=0.01)
    return n

async def main():
    await jobs()
    print(await flaky(3))
    try: await retry(2, 0.001)(lambda: flaky(100))()
    except ConnectionError as e: print("gave up", e)
    print(await stages())
    await bus()
    await limited()
    stop = asyncio.Event()
    t = asyncio.create_task(heartbeat(stop))
    await asyncio.sleep(0.055); stop.set()
    print(await t > 2)
    lock = asyncio.Lock(); balance = 0
    async def deposit():
        nonlocal balance
        async with lock:
            b = balance; await asyncio.sleep(0); balance = b + 1
    await asyncio.gather(*[deposit() for _ in range(10)])
    print(balance)
    first = asyncio.FIRST_COMPLETED
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(d, d)) for d in (0.03, 0.01)], return_when=first)
    print([d.result() for d in done]); [p.cancel() for p in pending]
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(flaky(1000)); tg.create_task(asyncio.sleep(5))
    except* ConnectionError as eg:
        print(eg, eg.exceptions)
s = time.perf_counter()
asyncio.run(main())
print(time.perf_counter() - s < 2)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
def cb(n):
    print("cb", n)
    if n: loop.call_later(0.001, cb, n - 1)
    else: loop.stop()
loop.call_soon(cb, 2)
loop.run_forever(); loop.close()
