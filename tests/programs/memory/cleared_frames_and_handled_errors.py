# What a cleared frame keeps, and a generator that has handled an exception.
import gc, sys
def g():
    try:
        raise ValueError
    except ValueError as e:
        e
    yield 0
c = g()
next(c)
print([x for x in gc.get_referents(c) if x is None])
def f():
    x = []
    raise ValueError
def caught():
    try: f()
    except ValueError as e: return e
gc.collect()
def h():
    b = caught().__traceback__.tb_next.tb_frame
    try: b.f_locals
    finally: b.clear()
    return b
b = h()
print([x for x in gc.get_referents(b) if type(x) is dict], b.f_locals)
b = None
print(gc.collect())
h()
print(gc.collect())
class A:
    x = 1
    f = sys._getframe()
f = A.f
print('x' in f.f_locals)
f.clear()
print('x' in f.f_locals, len([x for x in gc.get_referents(f) if type(x) is dict]))
