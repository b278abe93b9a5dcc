# Event loops before asyncio.run was all one needs: policies, the current loop, Runner; the parts of the package; stacks of tasks.
import asyncio
async def main():
    print('main')
    return 1
loop = asyncio.get_event_loop()
print(loop.run_until_complete(main()))
loop.close()
asyncio.run(main())
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
asyncio.set_event_loop_policy(None)
import asyncio, warnings, sys
warnings.simplefilter('always', DeprecationWarning)
def show(message, category, filename, lineno, file=None, line=None):
    print('warns', category.__name__, message, lineno)
warnings.showwarning = show
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
p = asyncio.get_event_loop_policy()
print(type(p).__mro__, type(p) is asyncio.DefaultEventLoopPolicy)
t(lambda: type(p.new_event_loop()))
t(lambda: type(p.get_event_loop()))
t(lambda: p.get_event_loop() is p.get_event_loop())
l = asyncio.new_event_loop(); p.set_event_loop(l)
t(lambda: p.get_event_loop() is l is asyncio.get_event_loop())
asyncio.set_event_loop_policy(None)
p2=asyncio.get_event_loop_policy(); print(p2 is p, type(p2) is type(p))
t(lambda: p2.get_event_loop() is l)
class P(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("new"); return super().new_event_loop()
    def get_event_loop(self):
        print("get"); return super().get_event_loop()
    def set_event_loop(self, l):
        print("set"); return super().set_event_loop(l)
asyncio.set_event_loop_policy(P())
async def m(): return 5
print(asyncio.run(m()))
t(lambda: asyncio.get_event_loop())
t(lambda: asyncio.set_event_loop(3))
t(lambda: asyncio.set_event_loop_policy(3))
asyncio.set_event_loop_policy(None)
async def q():
    return asyncio.get_event_loop() is asyncio.get_running_loop() is asyncio.get_event_loop_policy()
print(asyncio.run(q()))
t(lambda: asyncio.get_event_loop())
import asyncio.queues, asyncio.exceptions
from asyncio.locks import Lock
from asyncio import tasks, events
print(asyncio.queues.Queue is asyncio.Queue, asyncio.gather.__module__, tasks.Task, asyncio.sleep.__module__, type(asyncio.exceptions).__name__, asyncio.exceptions.__name__)
print(asyncio.get_event_loop.__module__, asyncio.run.__module__)
async def gen():
    yield 1
async def w(): await asyncio.sleep(1)
async def main():
    ag = gen()
    t = asyncio.create_task(ag.aclose())
    print(t.get_stack())
    t2 = asyncio.create_task(w())
    print([f.f_code.co_name for f in t2.get_stack()])
    await asyncio.sleep(0)
    print([f.f_code.co_name for f in t2.get_stack()], [f.f_code.co_name for f in t2.get_stack(limit=0)])
    print([f.f_code.co_name for f in asyncio.current_task().get_stack(limit=1)])
    asyncio.current_task().set_name('m'); t2.set_name('t2')
    async def bad():
        1/0
    t3=asyncio.create_task(bad(), name='t3')
    try: await t3
    except ZeroDivisionError: print([f.f_code.co_name for f in t3.get_stack()])
    await t2; print(t2.get_stack())
    e = ag.asend(1); print([a for a in dir(e) if a[:1]!='_'], [a for a in dir(ag.aclose()) if a[:1]!='_'])
asyncio.run(main())
with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as r:
    print(r.run(asyncio.sleep(0, 4)), r.get_loop().get_debug())
with asyncio.Runner(debug=True) as r:
    print(r.run(asyncio.sleep(0, 4)), r.get_loop().get_debug())
for one in l, loop: one.close()
