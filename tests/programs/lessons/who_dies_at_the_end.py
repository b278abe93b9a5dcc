# Names, rings, containers, finalizers and atexit at the end of a program.
import atexit, weakref
class V:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n, V is not None if "V" in globals() else "-")
first = V("first"); _private = V("_private"); __dunder = V("__dunder"); second = V("second")
def function(): return second
class Holder:
    inner = V("inner")
    def __del__(s): print("holder", s.x.n)
h = Holder(); h.x = V("x of h")
ring = V("ring1"); ring.o = V("ring2"); ring.o.o = ring
r = weakref.ref(second, lambda r: print("callback of second"))
weakref.finalize(first, print, "finalize first"); f2 = weakref.finalize(h, print, "finalize h (not at exit)"); f2.atexit = False
atexit.register(lambda: print("atexit sees", first.n, second.n)); atexit.register(print, "atexit printed first")
shared = V("shared"); alias = shared; container = [V("in list"), {"k": V("in dict")}, (V("in tuple"),)]
gen = (v for v in [V("in generator")]); next(gen)
last = V("last"); first = first
