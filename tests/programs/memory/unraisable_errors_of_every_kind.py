import gc, sys, weakref
gc.collect()
class A:
    def __del__(self): raise ValueError("in del")
a = A(); del a
print("one", file=sys.stderr)
class B:
    def __del__(self): self.missing.more
B()
class E(Exception):
    def __str__(self): raise TypeError("no str")
class C:
    def __del__(self): raise E("x")
C()
class K:
    def __del__(self): raise KeyError
K()
class N:
    def __del__(self):
        try: 1 / 0
        except ZeroDivisionError as e: raise RuntimeError("nested") from e
N()
class X:
    def __repr__(self): raise ValueError("repr")
    def __del__(self): raise SystemExit("exit?")
X()
class KI:
    def __del__(self): raise KeyboardInterrupt
KI()
class W: pass
w = W(); r = weakref.ref(w, lambda ref: 1 / 0); del w
w = W(); f = weakref.finalize(w, lambda: [][1]); del w
def gen():
    try: yield
    finally: raise IndexError("in finally")
g = gen(); next(g); del g
def ign():
    try: yield 1
    except GeneratorExit: yield 2
g = ign(); next(g); del g
gc.callbacks.append(lambda p, i: 1 / 0); gc.collect(); gc.callbacks.clear()
class L(list):
    def __del__(self): raise OSError(2, "no such", "file")
L()
c = A(); c.c = c; del c; gc.collect()
old = sys.unraisablehook
def hook(u): print(u.exc_type.__name__, u.exc_value, u.err_msg, getattr(u.object, "__qualname__", u.object), u.exc_traceback.tb_lineno)
sys.unraisablehook = hook; A(); w = W(); r = weakref.ref(w, lambda ref: 1 / 0); 
r = weakref.ref(w, len); del w
g = gen(); next(g); del g
sys.unraisablehook = lambda u: 1 / 0; A(); sys.unraisablehook = None; A(); del sys.unraisablehook; A(); sys.unraisablehook = old
class G:
    def __del__(self): raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
G()
class Note:
    def __del__(self):
        e = ValueError("noted"); e.add_note("a note"); raise e
Note()
sys.stderr.flush(); print("done")
async def co(): pass
co()
