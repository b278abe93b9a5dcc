# Frames, tracebacks, exceptions, generators.
import sys, gc
rc = sys.getrefcount
def fr():
    f = sys._getframe()
    x = []
    r = rc(f), rc(x), rc(f.f_back), rc(f.f_locals) > 0
    l = f.f_locals
    return r, rc(l), rc(x)
print(fr()); gc.collect()
def thrower(o):
    loc = o
    raise ValueError(o)
o = []
try: thrower(o)
except ValueError as e:
    tb = e.__traceback__
    print(rc(o), rc(e), rc(tb), rc(tb.tb_next), rc(tb.tb_frame), rc(tb.tb_next.tb_frame), rc(e.args), rc(sys.exc_info()), rc(sys.exc_info()[1]))
    del tb
print(rc(o))
def nested():
    try: thrower(o)
    except ValueError as e:
        try: raise KeyError("k") from e
        except KeyError as k:
            return rc(e), rc(k), rc(k.__cause__), rc(k.__context__), rc(o)
print(nested(), rc(o)); print(gc.collect(), rc(o))
def keep():
    try: thrower(o)
    except ValueError as e: return e
e = keep(); print(rc(e), rc(o), rc(e.__traceback__), rc(e.__traceback__.tb_frame)); 
e.__traceback__ = None; print(rc(o)); e.args = (); print(rc(o)); del e
def gen(x):
    y = x
    yield rc(x)
    try: yield rc(y)
    finally: print("fin", rc(x))
g = gen(o); print(rc(g), rc(o)); print(next(g), rc(o), rc(g.gi_frame), rc(g)); print(next(g), rc(o)); g.close(); print(rc(o), g.gi_frame)
def sender():
    got = None
    while True: got = yield got and rc(got)
s = sender(); next(s); print(s.send([]), s.send(o), s.send((1, [])), rc(o)); s.close()
def deleg(x): return (yield from gen(x))
d = deleg(o); print(next(d), rc(o), rc(d.gi_yieldfrom), next(d)); del d; print(rc(o))
async def coro(x): return rc(x)
c = coro(o); print(rc(o), rc(c))
try: c.send(None)
except StopIteration as st: print(st.value, rc(o))
c = None
try:
    try: 1/0
    finally: print(rc(sys.exc_info()[1]))
except ZeroDivisionError: pass
class E(Exception):
    def __del__(self): print("E dies")
def f():
    try: raise E("x")
    except E: pass
    print("after")
f()
def f2():
    try: raise E("x")
    except E as ex: saved = ex
    print("after2", rc(saved))
f2(); print("collect", gc.collect())
try:
    raise ExceptionGroup("eg", [E(1), ValueError(2)])
except* E as eg: print(rc(eg), len(eg.exceptions), rc(eg.exceptions), rc(eg.exceptions[0]))
except* ValueError as eg: print(rc(eg))
gc.collect()
try: raise E("y")
except E as ex:
    try: raise ex
    except E as ey: print(rc(ex), ex is ey)
    print(rc(ex))
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print(rc(self), rc(v), rc(tb)); return True
with CM() as cm: raise E("z")
print(rc(cm))
def rec(n, o): return rc(o) if n == 0 else rec(n - 1, o)
print(rec(0, o), rec(1, o), rec(10, o), rec(5, []))
def star(*a): return rc(a), rc(a[0])
def kw(**k): return rc(k), rc(k["o"])
print(star(o), star(*[o]), star(*(o,)), star(*(o, 1)), kw(o=o), kw(**{"o": o}), kw(o=[]))
t = (o,); print(star(*t), rc(t))
def defaults(x=o, *, y=o): return rc(x), rc(y)
print(defaults(), defaults([]), defaults(y=[]), defaults.__kwdefaults__ and rc(o))
