# What came of the cancellation that a timeout caused: from 3.13 on the TimeoutError stands between the two.
import asyncio
def chain(e):
    out = []
    while e is not None:
        out.append((type(e).__name__, type(e.__cause__).__name__, e.__suppress_context__)); e = e.__context__
    return out
async def foreign():
    try:
        async with asyncio.timeout(0.01):
            try:
                try: raise ValueError
                finally: await asyncio.sleep(1)
            finally:
                try: raise KeyError
                finally: 1/0
    except ZeroDivisionError as e: print(chain(e))
async def group():
    async def bad():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: raise ValueError('x')
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as g:
                g.create_task(bad()); g.create_task(asyncio.sleep(2))
    except* ValueError as g:
        print(chain(g), [chain(e) for e in g.exceptions])
async def plain():
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(1)
    except TimeoutError as e: print(chain(e))
for f in foreign, group, plain: asyncio.run(f())
