# Errors in atexit callbacks, finalizers and __del__ when the program is over.
import atexit, sys, weakref
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n, flush=True); raise RuntimeError("at exit " + s.n)
a = D("a"); a.me = a; b = D("b")
def bad(): raise ValueError("atexit bad")
def bad2(): print("bad2"); raise SystemExit(4)
atexit.register(bad); atexit.register(bad2); atexit.register(print, "ok")
weakref.finalize(b, bad)
atexit.unregister(print)

r = weakref.ref(b, lambda r: print("cb", r() is None))
