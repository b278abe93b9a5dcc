# Callbacks, timers and tasks of asyncio run in contexts: in a copy of the one they were made in, or in the one that they
# were given.
import asyncio
import contextvars
import sys

name = contextvars.ContextVar("name", default="nobody")


def say(*what):
    print(*what, name.get())


def rename(new):
    say("was", new)
    name.set(new)


async def work(new, *, wait=0):
    rename(new)
    await asyncio.sleep(wait)
    say("still", new)
    return name.get()


async def tasks():
    name.set("main")
    first = asyncio.create_task(work("first"))
    name.set("main, later")
    second = asyncio.create_task(work("second", wait=0.001))
    print(await first, await second)
    say("main is")
    shared = contextvars.copy_context()
    await asyncio.create_task(work("third"), context=shared)
    await asyncio.create_task(work("fourth"), context=shared)
    print(shared[name])
    await asyncio.create_task(work("fifth"), context=contextvars.Context())
    # Awaited, a coroutine is part of the task that awaits it.
    await work("main, at last")
    say("main is")
    print(await asyncio.gather(work("a"), work("b")), await asyncio.wait_for(work("c"), 1))
    say("wait_for was in a task of its own" if sys.version_info < (3, 12) else "wait_for was in this one")
    async with asyncio.TaskGroup() as group:
        group.create_task(work("in a group"))
        group.create_task(work("in the shared one"), context=shared)
    print(shared[name])


asyncio.run(tasks())
say("after it")


async def callbacks():
    loop = asyncio.get_running_loop()
    name.set("loop")
    shared = contextvars.copy_context()
    loop.call_soon(rename, "soon")
    loop.call_soon(rename, "soon, shared", context=shared)
    loop.call_soon(say, "the shared one is", context=shared)
    loop.call_later(0.001, rename, "later")
    loop.call_later(0.002, rename, "later, shared", context=shared)
    loop.call_at(loop.time() + 0.003, say, "the shared one is", context=shared)
    loop.call_soon_threadsafe(rename, "threadsafe", context=contextvars.Context())
    name.set("loop, afterwards")
    await asyncio.sleep(0.01)
    say("the loop's is")
    future = loop.create_future()
    future.add_done_callback(lambda done: say("done", done.result()))
    future.add_done_callback(lambda done: say("done, shared", done.result()), context=shared)
    name.set("when it was done")
    future.set_result(1)
    future.add_done_callback(lambda done: say("done before", done.result()))
    await asyncio.sleep(0)
    say("the loop's is")
    task = asyncio.create_task(work("a task"))
    task.add_done_callback(lambda done: say("the task is done", done.result()))
    await task
    await asyncio.sleep(0)


asyncio.run(callbacks())


async def who():
    say("I am")
    name.set("changed")


# A runner has one context for all that it runs.
name.set("program")
with asyncio.Runner() as runner:
    runner.run(who())
    runner.run(who())
    own = contextvars.Context()
    runner.run(who(), context=own)
    print(own[name])
    runner.run(who())
say("the program is")


class Watched:
    def __init__(self, what):
        self.what = what

    def __del__(self):
        print(self.what, "dies")

    def __call__(self):
        print(self.what, "called")


async def cancelled_handles():
    loop = asyncio.get_running_loop()
    soon, later = loop.call_soon(Watched("soon")), loop.call_later(5, Watched("later"))
    print("made", soon.cancelled(), later.cancelled())
    soon.cancel()
    later.cancel()
    print("cancelled", soon.cancelled(), later.cancelled())
    await asyncio.sleep(0)
    if sys.version_info >= (3, 12):
        print(soon.get_context()[name], asyncio.current_task().get_context()[name])
    else:
        print(hasattr(soon, "get_context"), hasattr(asyncio.current_task(), "get_context"))


asyncio.run(cancelled_handles())


# A handler of exceptions runs in the context of what failed.
async def failing():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: say("handler", *sorted(context)))
    failed = contextvars.copy_context()
    failed.run(name.set, "what failed")
    loop.call_soon(int, "x", context=failed)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand"})


asyncio.run(failing())
