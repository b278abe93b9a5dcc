# What a group of tasks holds when it is over, and the frame that holds the exception whose traceback shows it.
import asyncio
import gc
import sys

gc.collect()


async def fail(error):
    raise error


def held(group):
    return {name: len(value) if hasattr(value, "__len__") else type(value).__name__
            for name, value in vars(group).items() if name in ("_parent_task", "_errors", "_base_error", "_tasks")}


def group_in_frames(error):
    trace = error.__traceback__
    while trace:
        frame = trace.tb_frame
        if frame.f_code.co_name == "__aexit__":
            print([name for name, value in frame.f_locals.items() if isinstance(value, BaseException)])
        trace = trace.tb_next


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError(1)))
            group.create_task(asyncio.sleep(1))
    except* ValueError as error:
        group_in_frames(error)
    print(held(group))
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0))
    print(held(group))
    group = None
    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.collect()
    kinds = [type(thing).__name__ for thing in gc.garbage]
    print("ExceptionGroup" in kinds, "TaskGroup" in kinds, "traceback" in kinds)
    gc.set_debug(0)
    gc.garbage.clear()

    future = asyncio.get_running_loop().create_future()
    print(future._callbacks, future.remove_done_callback(print))
    order = []
    for number in range(4):
        future.add_done_callback(lambda done, number=number: order.append(number))
    future.add_done_callback(order.append)
    print(len(future._callbacks), future.remove_done_callback(order.append), len(future._callbacks))
    future.add_done_callback(print)
    future.add_done_callback(print)
    print(future.remove_done_callback(print), future.remove_done_callback(print))
    future.set_result(None)
    await asyncio.sleep(0)
    print(order, future._callbacks)


asyncio.run(main())
