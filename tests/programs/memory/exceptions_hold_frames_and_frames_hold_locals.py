# Exceptions hold frames, frames hold locals.
import sys, gc, traceback
rc = sys.getrefcount
o = object(); base = rc(o)
def s(t, *m): print(t, rc(o) - base, *m)
def f(x):
    y = [x]
    return g(x, y)
def g(a, b):
    c = (a, b)
    raise ValueError(c)
try: f(o)
except ValueError as e:
    s("caught", rc(e), rc(e.__traceback__), rc(e.args), len(traceback.extract_tb(e.__traceback__)))
    fr = e.__traceback__.tb_next.tb_frame; print(fr.f_code.co_name, rc(fr), sorted(fr.f_locals)); s("locals asked"); fr.clear(); s("cleared"); del fr
s("left")
try:
    try: f(o)
    except ValueError as e: raise KeyError(o) from e
except KeyError as k: s("chain", rc(k), rc(k.__cause__), rc(k.__context__)); kept = k
s("kept"); kept.__cause__ = None; s("no cause"); kept.__context__ = None; s("no context"); kept.__traceback__ = None; s("no tb"); kept.args = (); s("no args"); del kept
def ctx():
    try: f(o)
    finally: s("finally", sys.exc_info()[0].__name__)
try: ctx()
except ValueError: s("after finally", rc(sys.exc_info()[1]), rc(sys.exc_info()))
s("out")
e1 = ValueError(o, o); s("made", rc(e1)); e2 = e1.with_traceback(None); print(e2 is e1, rc(e1)); del e2
e1.add_note("n"); print(rc(e1.__notes__), e1.__notes__); e1.o = o; s("attr"); del e1; s("dead")
def loop():
    x = o
    try: raise RuntimeError
    except RuntimeError as e: err = e
    return None
loop(); s("cycle left", gc.collect() > 0); s("collected")
def nested(n):
    l = [o]
    if n: nested(n - 1)
    else: 1 / 0
try: nested(5)
except ZeroDivisionError as e: s("deep"); traceback.clear_frames(e.__traceback__); s("clear_frames")
s("done")
try: raise ExceptionGroup("g", [ValueError(o), TypeError(o)])
except* ValueError as eg: s("group", rc(eg), len(eg.exceptions)); x = eg.exceptions[0]; print(rc(x)); del x
except* TypeError as eg: s("second", rc(eg))
s("after group")
class M:
    def __enter__(self): return o
    def __exit__(self, t, v, tb): s("exit", rc(v) if v else None, rc(tb) if v else None, rc(t) > 3); return True
with M() as m: s("body")
with M() as m: raise KeyError(o)
del m; s("with")
try: raise StopIteration(o)
except StopIteration as e: v = e.value; s("value"); e.value = None; s("none"); e.args = (); s("args")
del v; s("end")
try: {}[(o, 1)]
except KeyError as e: s("KeyError", rc(e.args[0]))
try: o.nothing
except AttributeError as e: s("AttributeError", e.obj is o, e.name)
try: undefined_name
except NameError as e: s("NameError", e.name)
try: raise SystemExit(o)
except SystemExit as e: s("exit", e.code is o)
try: [].pop(o)
except TypeError as e: s(str(e))
print(sys.exc_info(), gc.collect()); s("end")
