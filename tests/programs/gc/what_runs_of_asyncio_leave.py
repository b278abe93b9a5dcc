# What a run of asyncio leaves for the collector, object by object: nothing where all goes well; where a traceback is left, its
# frames, and by them the loop, the task and the context of the run.
import asyncio
import gc
import sys

gc.collect()


def describe(thing):
    name = type(thing).__name__
    if name == "frame":
        return f"frame of {thing.f_code.co_name}"
    if name in ("method", "TaskStepMethWrapper"):
        return "method"
    return f"{name} of {len(thing)}" if isinstance(thing, (dict, list, set, tuple)) else name


def left_by(main, *expected, run=asyncio.run):
    try:
        run(main())
    except expected:
        pass
    gc.set_debug(gc.DEBUG_SAVEALL)
    found = gc.collect()
    gc.set_debug(0)
    print(main.__name__, found, [describe(thing) for thing in gc.garbage])
    gc.garbage.clear()
    print("   then", gc.collect())


async def nothing():
    pass


async def fail():
    raise KeyError(1)


async def cancel_another():
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass


async def leave_another():
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)


async def cancel_itself():
    asyncio.current_task().cancel()
    await asyncio.sleep(0)


async def group():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(asyncio.sleep(5))
        tasks.create_task(fail())


async def group_in_a_group():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(group())
        tasks.create_task(asyncio.sleep(5))


async def time_out():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        pass


async def time_out_of_what_is_shielded():
    task = asyncio.ensure_future(asyncio.sleep(0.01))
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.001)
    except TimeoutError:
        pass
    await task


async def gather_exceptions():
    await asyncio.gather(fail(), asyncio.sleep(0.01), return_exceptions=True)


async def gather_and_fail():
    try:
        await asyncio.gather(fail(), asyncio.sleep(0.01))
    except KeyError:
        pass


async def keep_what_failed():
    [error, _] = await asyncio.gather(fail(), asyncio.sleep(0.01), return_exceptions=True)
    return error


async def queue():
    numbers = asyncio.Queue(1)

    async def produce():
        for number in range(3):
            await numbers.put(number)

    async def consume():
        for _ in range(3):
            await numbers.get()
            numbers.task_done()

    await asyncio.gather(produce(), consume())
    await numbers.join()


async def leave_a_generator():
    async def items():
        try:
            yield 1
            yield 2
        finally:
            await asyncio.sleep(0)

    async for item in items():
        break


async def locks():
    condition, semaphore, event = asyncio.Condition(), asyncio.Semaphore(1), asyncio.Event()

    async def wait():
        async with condition:
            await condition.wait()
        async with semaphore:
            event.set()

    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
    await event.wait()
    await task


async def wait_for_the_first_exception():
    tasks = [asyncio.create_task(asyncio.sleep(0.01)), asyncio.create_task(fail())]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in pending:
        task.cancel()


async def as_they_complete():
    for first in asyncio.as_completed([asyncio.sleep(0.01, 1), asyncio.sleep(0.02, 2)]):
        await first


async def leave_the_program():
    sys.exit(3)


async def callback_that_fails():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(sorted(context)))
    loop.call_soon(int, "x")
    await asyncio.sleep(0.01)


async def callbacks_that_are_cancelled():
    loop = asyncio.get_running_loop()
    timers = [loop.call_later(1 + i, print, i) for i in range(150)]
    for timer in timers[:60]:
        timer.cancel()
    await asyncio.sleep(0)
    print(len(loop._scheduled), loop._timer_cancelled_count)
    for timer in timers[70:]:
        timer.cancel()
    print(len(loop._scheduled), loop._timer_cancelled_count)
    await asyncio.sleep(0)
    print(len(loop._scheduled), loop._timer_cancelled_count)


def run_twice(coroutine):
    with asyncio.Runner() as runner:
        runner.run(nothing())
        runner.run(coroutine)


left_by(nothing)
left_by(nothing, run=run_twice)
left_by(fail, KeyError)
left_by(fail, KeyError, run=run_twice)
left_by(cancel_another)
left_by(leave_another)
left_by(cancel_itself, asyncio.CancelledError)
left_by(group, ExceptionGroup)
left_by(group_in_a_group, ExceptionGroup)
left_by(time_out)
left_by(time_out_of_what_is_shielded)
left_by(gather_exceptions)
left_by(gather_and_fail)
left_by(keep_what_failed)
left_by(queue)
left_by(leave_a_generator)
left_by(locks)
left_by(wait_for_the_first_exception)
left_by(as_they_complete)
left_by(leave_the_program, SystemExit)
left_by(callback_that_fails)
left_by(callbacks_that_are_cancelled)
