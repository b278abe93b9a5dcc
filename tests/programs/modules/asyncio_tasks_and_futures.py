# asyncio: the order in which tasks run, their results, exceptions and cancellation.
import asyncio
import time


async def say(after, what):
    await asyncio.sleep(after)
    print("  ", what)
    return what


async def order():
    log = []

    async def worker(name, n):
        for i in range(n):
            log.append(f"{name}{i}")
            await asyncio.sleep(0)
        return name

    tasks = [asyncio.create_task(worker(n, c)) for n, c in zip("abc", (3, 1, 2))]
    loop = asyncio.get_running_loop()
    loop.call_soon(log.append, "soon")
    loop.call_later(0.01, log.append, "later")
    loop.call_later(0.005, log.append, "sooner")
    handle = loop.call_later(0.001, log.append, "never")
    handle.cancel()
    log.append("main")
    print(await asyncio.gather(*tasks))
    await asyncio.sleep(0.02)
    print(log, handle.cancelled())
    for delay in (3, 1, 2):
        loop.call_later(delay / 1000, print, "  timer", delay)
    await asyncio.sleep(0.01)


async def gathered():
    begin = time.monotonic()
    print(await asyncio.gather(say(0.2, "two"), say(0.1, "one"), say(0.3, "three")))
    print(round(time.monotonic() - begin, 1))

    async def fails(after):
        await asyncio.sleep(after)
        raise ValueError(f"after {after}")

    try:
        await asyncio.gather(say(0.02, "goes on"), fails(0.01))
    except ValueError as e:
        print(repr(e))
    await asyncio.sleep(0.02)
    print(await asyncio.gather(say(0.01, "x"), fails(0.02), return_exceptions=True))
    print(await asyncio.gather())
    c = say(0, "once")
    print(await asyncio.gather(c, c))


async def cancelled():
    async def sleeper():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print("   cancelled", e.args)
            raise
        finally:
            print("   cleaned up")

    task = asyncio.create_task(sleeper(), name="sleeper")
    await asyncio.sleep(0)
    print(task.get_name(), task.done(), task.cancelling(), task.cancel("why"), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as e:
        print("awaited:", repr(e), task.cancelled(), task.done(), task.cancel())

    async def refuses():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            await asyncio.sleep(0.01)
            return "refused"

    task = asyncio.create_task(refuses())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled())
    early = asyncio.create_task(sleeper())
    early.cancel()
    print(await asyncio.gather(early, return_exceptions=True))
    outer = asyncio.gather(sleeper(), sleeper())
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError as e:
        print("gather", repr(e))
    inner = asyncio.create_task(say(0.02, "shielded"))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError:
        print("not the inner one", inner.done())
    await inner


async def futures():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f, f.done(), f.cancelled())
    for method in (f.result, f.exception):
        try:
            method()
        except asyncio.InvalidStateError as e:
            print(type(e).__name__, e)
    f.add_done_callback(lambda f: print("   done", f.result()))
    loop.call_later(0.01, f.set_result, 42)
    print(await f, await f, f)
    try:
        f.set_result(1)
    except asyncio.InvalidStateError as e:
        print(type(e), e)
    g = asyncio.Future()
    g.set_exception(KeyError("g"))
    try:
        await g
    except KeyError as e:
        print(repr(e), g)
    h = asyncio.Future()
    print(h.cancel("no more"), h.cancel(), h, h.remove_done_callback(print))
    try:
        await h
    except asyncio.CancelledError as e:
        print(repr(e))
    i = asyncio.Future()
    i.set_exception(StopIteration)
    print(repr(i.exception()), asyncio.isfuture(i), asyncio.isfuture(1), asyncio.iscoroutine(i))


async def several():
    tasks = {asyncio.create_task(say(n / 100, n)) for n in (3, 1, 2)}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    done, pending = await asyncio.wait(pending, timeout=0.012)
    print([t.result() for t in done], len(pending))
    done, pending = await asyncio.wait(pending)
    print([t.result() for t in done], len(pending))
    for next_one in asyncio.as_completed([say(0.02, "late"), say(0.01, "early")]):
        print(await next_one)
    async for task in asyncio.as_completed([say(0.02, "late"), say(0.01, "early")]):
        print(task.result())
    try:
        for next_one in asyncio.as_completed([say(1, "too late")], timeout=0.01):
            await next_one
    except TimeoutError as e:
        print(repr(e))
    for wrong in ([], [say(0, "coroutine")], say(0, "not a list")):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
        for c in [wrong] if asyncio.iscoroutine(wrong) else wrong:
            c.close()


async def odd():
    class Yields:
        def __await__(self):
            yield 5

    for awaitable in (Yields(), asyncio.sleep(0, "result")):
        try:
            print(await awaitable)
        except RuntimeError as e:
            print(e)

    async def stops():
        raise StopIteration("s")

    try:
        await asyncio.create_task(stops())
    except RuntimeError as e:
        print(repr(e), repr(e.__cause__))
    for wrong in (1, None, odd, [1]):
        for f in (asyncio.create_task, asyncio.ensure_future):
            try:
                f(wrong)
            except TypeError as e:
                print(str(e).split(" at 0x")[0])
    try:
        asyncio.run(asyncio.sleep(0))
    except RuntimeError as e:
        print(e)
    me = asyncio.current_task()
    print(me.get_name(), me in asyncio.all_tasks(), me.get_coro().__name__)
    for seconds in (float("nan"), "text"):
        try:
            await asyncio.sleep(seconds)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)


async def left_behind():
    asyncio.create_task(say(10, "never"))

    async def cleans():
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(0.01)
            print("   cleaned at the end")

    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            await asyncio.sleep(0.01)
            print("   generator closed")

    asyncio.create_task(cleans())
    async for x in numbers():
        print(x)
        break
    await asyncio.sleep(0)
    return "over"


for part in (order, gathered, cancelled, futures, several, odd, left_behind):
    print("---", part.__name__)
    print(asyncio.run(part()))
for wrong in (1, order):
    try:
        asyncio.run(wrong)
    except ValueError as e:
        print(str(e).split(" at 0x")[0])
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
with asyncio.Runner() as runner:
    print(runner.run(say(0, "a")), runner.run(say(0, "b")))
loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed(), loop.run_until_complete(say(0, "by hand")))
loop.close()
print(loop, loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
