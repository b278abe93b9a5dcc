# Errors in __del__, in callbacks of references and in finalizers, and sys.unraisablehook.
import sys, gc
class D:
    def __init__(s, n): s.n = n
    def __del__(s): raise ValueError("in del", s.n)
D(1)
x = D(2); del x
def f():
    d = D(3)
    return 5
print(f())
class E:
    def __del__(s):
        try:
            1/0
        finally:
            raise KeyError("k")
E()
class F:
    def __repr__(s): raise RuntimeError("norepr")
    def __del__(s): raise IndexError
F()
class G:
    __del__ = 5
G()
class H:
    def __del__(self, x): pass
H()
class I:
    def __del__(self): sys.exit(3)
I()
print("after exit")
class J:
    def __del__(self): raise KeyboardInterrupt
J()
print("after ki")
class K:
    @staticmethod
    def __del__(): print("static del")
K()
class L:
    @classmethod
    def __del__(cls): print("class del", cls.__name__)
L()
a = D("cyc"); a.a = a; del a; print(gc.collect())
def hook(u):
    print("hook", u.exc_type.__name__, u.exc_value, u.exc_traceback is not None, u.err_msg and u.err_msg.split(" at ")[0], type(u.object).__name__, getattr(u.object, "__qualname__", None))
sys.unraisablehook = hook
D(5)
import weakref
class T: pass
t = T(); r = weakref.ref(t, lambda r: 1/0); del t
t = T(); weakref.finalize(t, lambda: {}["x"]); del t
D(6)
def bad(u): raise TypeError("hook broke")
sys.unraisablehook = bad
D(7)
sys.unraisablehook = None
D(8)
del sys.unraisablehook
D(9)
sys.unraisablehook = sys.__unraisablehook__
D(10)
