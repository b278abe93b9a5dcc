import sys, atexit, weakref, gc
gc.collect()
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n, sys is not None, "D" in globals(), globals().get("a") and globals()["a"].n)
a = D("a"); _u = D("_u"); __d = D("__d"); b = D("b")
def f(): pass
f.attr = D("fattr")
class K: k = D("cls")
lst = [D("l0"), D("l1")]
cyc = D("cyc"); cyc.me = cyc
atexit.register(print, "atexit 1"); atexit.register(lambda: print("atexit 2", a.n))
weakref.finalize(b, print, "finalize b"); ff = weakref.finalize(a, print, "no"); ff.atexit = False
sys.mine = D("in sys")
import types
m = types.ModuleType("m"); m.x = D("mod"); sys.modules["m"] = m; del m
g = (D("gen") for _ in range(3)); x = next(g)
def gg():
    try: yield D("y")
    finally: print("finally", sys.is_finalizing())
h = gg(); next(h)
print("last line", sys.is_finalizing())
