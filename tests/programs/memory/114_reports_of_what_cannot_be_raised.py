# What is reported of errors in finalizers, callbacks and closing generators, and what sys.unraisablehook gets.
import sys, weakref, gc, re
class A:
    def __del__(s): 1/0
    def __repr__(s): return "A!"
A()
class B: pass
b = B(); r = weakref.ref(b, lambda r: 1/0); del b
def g():
    try: yield
    finally: 1/0
x = g(); next(x); del x
def cb(p, i): 1/0
gc.callbacks.append(cb); gc.collect(); gc.callbacks.remove(cb)
def hook(u): print(u.exc_type.__name__, u.exc_value, re.sub('0x[0-9a-f]+', '', str(u.err_msg)), re.sub('0x[0-9a-f]+', '', str(u.object)) if not callable(u.object) else u.object.__name__ if hasattr(u.object, "__name__") else "?", type(u).__name__)
sys.unraisablehook = hook
A()
b = B(); r = weakref.ref(b, lambda r: 1/0); del b
x = g(); next(x)
try: del x
except: pass
gc.callbacks.append(cb); gc.collect(); gc.callbacks.remove(cb)
class C:
    @property
    def __del__(s): raise ValueError("prop")
C()
class D: __del__ = 5
D()
import atexit
atexit.register(lambda: 1/0)
