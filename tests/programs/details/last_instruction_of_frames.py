# f_lasti and tb_lasti are CPython's offsets.
import sys,dis
def g():
    a=[1,2]; b=len(a)
    yield a[0]
    x = yield from iter('ab')
    yield b
gg=g()
print(gg.gi_frame.f_lasti)
for _ in range(4):
    try: next(gg)
    except StopIteration: break
    print(gg.gi_frame.f_lasti, end=' ')
print()
def f():
    x = [1].index(1) + len('a'); return sys._getframe().f_lasti, h()
def h(): return sys._getframe(1).f_lasti
print(f())
try: [1,2][5].foo
except IndexError as e: print(e.__traceback__.tb_lasti>0)
def tb():
    a={}; b=a.get('x'); return a['k']+b.c
try: tb()
except KeyError as e: print(e.__traceback__.tb_next.tb_lasti); t=e.__traceback__.tb_next
dis.distb(t)
try: 
    tb()
except Exception: print(sys.exc_info()[2].tb_next.tb_lasti)
import traceback,inspect
print(inspect.getframeinfo(t).positions, inspect.trace()) if 0 else print(inspect.getframeinfo(t).positions)
async def co(): await x()
class x:
    def __await__(s): yield 5
c=co(); c.send(None); print(c.cr_frame.f_lasti, c.cr_await is not None)
def big():
    z=0
    return sys._getframe().f_lasti
exec('def long():\n'+'\n'.join(f' v{i}=[{i}][0]' for i in range(300))+'\n return sys._getframe().f_lasti, v299')
print(long())
for i in dis.get_instructions(f): print(i.offset,i.opname,end=' ')
