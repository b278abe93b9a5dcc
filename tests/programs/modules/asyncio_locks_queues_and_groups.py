# asyncio: Lock, Event, Condition, Semaphore, Barrier, Queue, TaskGroup, timeout.
import asyncio
import re


def text(x):
    return re.sub(r" at 0x[0-9a-f]+", "", repr(x))


async def locks():
    lock = asyncio.Lock()
    print(text(lock), lock.locked())

    async def worker(n):
        async with lock:
            print("  ", n, "has it", text(lock))
            await asyncio.sleep(0.01)
        print("  ", n, "gave it")

    await asyncio.gather(*map(worker, range(3)))
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    async with lock:
        waiter = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
        waiter.cancel()
        await asyncio.sleep(0)
    print(text(lock))


async def events():
    event = asyncio.Event()

    async def waiter(n):
        print("  ", n, "waits")
        print("  ", n, await event.wait())

    tasks = [asyncio.create_task(waiter(n)) for n in "ab"]
    await asyncio.sleep(0)
    print(text(event))
    event.set()
    await asyncio.gather(*tasks)
    print(text(event), event.is_set())
    event.clear()
    print(event.is_set())


async def semaphores():
    for semaphore in (asyncio.Semaphore(2), asyncio.BoundedSemaphore(1)):
        active = 0
        most = 0

        async def worker(n):
            nonlocal active, most
            async with semaphore:
                active += 1
                most = max(most, active)
                await asyncio.sleep(0.01 * (n + 1))
                active -= 1

        await asyncio.gather(*map(worker, range(5)))
        print(most, text(semaphore))
        try:
            semaphore.release()
        except ValueError as e:
            print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)


async def conditions():
    condition = asyncio.Condition()
    box = []

    async def consumer(n):
        async with condition:
            await condition.wait_for(lambda: box)
            print("  ", n, "takes", box.pop())

    tasks = [asyncio.create_task(consumer(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(text(condition))
    for i in range(3):
        async with condition:
            box.append(i)
            condition.notify()
        await asyncio.sleep(0.001)
    await asyncio.gather(*tasks)
    for method in (condition.notify, condition.notify_all):
        try:
            method()
        except RuntimeError as e:
            print(e)
    try:
        await condition.wait()
    except RuntimeError as e:
        print(e)


async def barriers():
    barrier = asyncio.Barrier(3)

    async def worker(n):
        await asyncio.sleep(n / 100)
        print("  ", n, "arrives", barrier.n_waiting)
        return await barrier.wait()

    print(await asyncio.gather(*map(worker, range(3))), text(barrier), barrier.parties, barrier.broken)


async def queues():
    queue = asyncio.Queue(2)
    print(text(queue), queue, queue.empty(), queue.full(), queue.qsize(), queue.maxsize)

    async def producer():
        for i in range(5):
            await queue.put(i)
            print("   put", i)

    async def consumer(name):
        while True:
            item = await queue.get()
            await asyncio.sleep(0.01)
            print("  ", name, "did", item)
            queue.task_done()

    consumers = [asyncio.create_task(consumer(n)) for n in "xy"]
    await producer()
    await queue.join()
    for c in consumers:
        c.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True))
    print(queue)
    for action in (queue.get_nowait, queue.task_done, lambda: [queue.put_nowait(i) for i in range(3)]):
        try:
            action()
        except (asyncio.QueueEmpty, asyncio.QueueFull, ValueError) as e:
            print(type(e), e)
    for kind in (asyncio.PriorityQueue, asyncio.LifoQueue):
        q = kind()
        for i in (3, 1, 2):
            q.put_nowait(i)
        print(kind.__name__, [await q.get() for _ in range(3)])
    try:
        await asyncio.wait_for(q.get(), 0.01)
    except TimeoutError as e:
        print("nothing came", repr(e))
    q.shutdown()
    for action in (q.get, lambda: q.put(1)):
        try:
            await action()
        except asyncio.QueueShutDown as e:
            print(repr(e))


async def groups():
    async def work(after, result):
        try:
            await asyncio.sleep(after)
        except asyncio.CancelledError:
            print("  ", result, "is cancelled")
            raise
        print("  ", result)
        if isinstance(result, Exception):
            raise result
        return result

    async with asyncio.TaskGroup() as group:
        print(group)
        tasks = [group.create_task(work(i / 100, i), name=f"t{i}") for i in (2, 1)]
        print(group)
    print([t.result() for t in tasks], group)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(0.01, KeyError("first")))
            group.create_task(work(1, "long"))
            await asyncio.sleep(5)
            print("never")
    except* KeyError as e:
        print(repr(e), e.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(1, "long"))
            await asyncio.sleep(0)
            raise ValueError("the body")
    except ExceptionGroup as e:
        print(repr(e))
    late = work(0, 0)
    try:
        group.create_task(late)
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(0.01), asyncio.TaskGroup() as group:
            group.create_task(work(1, "inner"))
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__))


async def timeouts():
    try:
        async with asyncio.timeout(0.01) as t:
            print(t.expired())
            await asyncio.sleep(1)
    except TimeoutError as e:
        print(repr(e), t.expired(), t)
    async with asyncio.timeout(1) as t:
        t.reschedule(t.when() + 1)
    print(t, t.expired())
    async with asyncio.timeout(None) as t:
        print(t.when(), t)
    try:
        t.reschedule(1)
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(1):
            async with asyncio.timeout(0.01):
                await asyncio.sleep(1)
    except TimeoutError:
        print("the inner one")
    print(await asyncio.wait_for(asyncio.sleep(0.01, "in time"), 1))
    for timeout in (0, -1, 0.01):
        try:
            await asyncio.wait_for(asyncio.sleep(1), timeout)
        except TimeoutError as e:
            print(repr(e), repr(e.__cause__))
    done = asyncio.Future()
    done.set_result("done")
    print(await asyncio.wait_for(done, 0))


for part in (locks, events, semaphores, conditions, barriers, queues, groups, timeouts):
    print("---", part.__name__)
    asyncio.run(part())
