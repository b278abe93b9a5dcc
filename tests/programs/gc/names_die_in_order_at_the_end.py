# What lies in __main__, sys, builtins, functions and generators dies at the end in an order.
import sys, atexit, weakref
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n, sys is not None, "print" in dir(__builtins__), D is not None if "D" in globals() else "no D")
a = D("a"); b = D("b"); _c = D("_c"); __d = D("__d"); z = D("z")
lst = [D("l1"), D("l2")]
cyc = D("cyc"); cyc.me = cyc
class Holder: attr = D("classattr")
def fn(x=D("default")): return x
fn.attr = D("fnattr")
atexit.register(print, "atexit 1")
atexit.register(lambda: print("atexit 2", a.n))
weakref.finalize(a, print, "fin a")
weakref.finalize(b, print, "fin b")
atexit.register(print, "atexit 3")
sys.keep = D("in sys")
import builtins
builtins.keep = D("in builtins")
t = (D("t1"), D("t2")); d = {"x": D("dx")}; s = {D("s")}
g = (D("gen") for _ in range(2)); next(g)
print("end")
