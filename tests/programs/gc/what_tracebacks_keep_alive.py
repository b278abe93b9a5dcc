# Tracebacks, frames and contexts of exceptions keep locals alive.
import gc, sys, weakref
gc.collect(); gc.disable(); gc.collect()
class O: pass
def f():
    o = O(); global w; w = weakref.ref(o, lambda r: print("o died"))
    raise ValueError
try: f()
except ValueError as e:
    print(w() is not None, sys.getrefcount(e)); saved = e
print(w() is not None); saved.__traceback__ = None; print(w())
try: f()
except ValueError: print(w() is not None)
print(w())
try: f()
except ValueError as e: e.__traceback__.tb_frame.clear() if 0 else e.__traceback__.tb_next.tb_frame.clear(); print("cleared", w())
def g():
    try: f()
    except ValueError as e: return e
e = g(); print(w() is not None); tb = e.__traceback__; del e; print(w() is not None); n = 0
while tb: n += 1; tb = tb.tb_next
print(n, w())
def h():
    try: f()
    except ValueError as e:
        try: raise KeyError from e
        except KeyError as k: return k
k = h(); print(w() is not None, k.__cause__ is k.__context__); k.__cause__ = None; print(w() is not None); k.__context__ = None; print(w())
def r(n):
    x = O()
    if n == 0:
        fr = sys._getframe(); return [fr]
    return r(n - 1)
fr = r(3); print(gc.collect()); print(fr[0].f_back is not None, len(fr)); fr.clear(); print(gc.collect())
def cyc():
    try: 1/0
    except ZeroDivisionError as e: x = e
    y = O(); global w2; w2 = weakref.ref(y)
cyc(); print(w2() is not None, gc.collect(), w2())
sys.last = None
def lk():
    exc = None
    try: raise RuntimeError
    except RuntimeError as e: exc = e
    finally: print("fin", sys.getrefcount(exc))
    return 1
lk(); print(gc.collect())
import traceback
def summ():
    try: f()
    except ValueError as e: return traceback.TracebackException.from_exception(e)
gc.collect(); t = summ(); print(w(), gc.collect() >= 0)
