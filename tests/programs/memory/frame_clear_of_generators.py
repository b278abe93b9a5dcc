# frame.clear on generators, coroutines
import gc, sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def g():
    x = D("x")
    try: yield 1
    finally: print("finally")
a = g(); next(a)
try: a.gi_frame.clear(); print("cleared")
except RuntimeError as e: print(e)
print(a.gi_frame is None)
try: print(next(a))
except StopIteration: print("stop")
a.close()
b = g()
try: b.gi_frame.clear(); print("cleared unstarted", b.gi_frame)
except RuntimeError as e: print(e)
print(list(b) if b.gi_frame else None)
async def c():
    y = D("y")
co = c()
try: co.cr_frame.clear(); print("cleared coro")
except RuntimeError as e: print(e)
co.close()
def h():
    z = D("z"); return sys._getframe()
f = h(); print("frame", sorted(f.f_locals)); f.clear(); print(sorted(f.f_locals)); f.clear()
def r():
    w = D("w")
    try: sys._getframe().clear()
    except RuntimeError as e: print(e)
r()
def t():
    v = D("v"); 1/0
try: t()
except ZeroDivisionError as e:
    tb = e.__traceback__
    print(tb.tb_next.tb_frame.f_locals.keys()); tb.tb_next.tb_frame.clear(); print("after clear", tb.tb_next.tb_frame.f_locals)
