# What locals() and f_locals hold, and whether a comprehension has a frame of its own.
import sys
rc = sys.getrefcount
def f():
    x = object(); a = rc(x); locals(); b = rc(x); d = locals(); c = rc(x); e = locals() is locals(); x = None
    return a, b, c, e, d.get("x") is None, sorted(d)
print(f())
def g():
    x = object(); f = sys._getframe(); f.f_locals; a = rc(x); y = 1; b = sorted(f.f_locals); del x; return a, b, sorted(f.f_locals), f.f_locals is f.f_locals, f.f_locals == locals()
print(g())
def h():
    x = object(); eval("x"); a = rc(x); exec("y = 1"); b = "y" in locals(); vars(); dir(); return a, b, rc(x), rc(locals())
print(h())
def gen():
    x = object(); yield locals(); yield rc(x)
G = gen(); d = next(G); print(rc(d), next(G), rc(d["x"])); del G; print(rc(d), rc(d["x"]))
class D:
    def __del__(s): print("del")
def k():
    d = D(); locals(); del d; print("after"); 
k()
def k2():
    d = D(); locals(); d = None; print("after"); locals(); print("again")
k2()
def cl():
    x = object()
    def inner(): return x, sorted(locals())
    return rc(x), inner()[1], locals()["x"] is x, rc(x)
print(cl())
def comp(): x = 5; return [sorted(locals()) for i in range(1)], [sys._getframe().f_code.co_name for i in range(1)], {k: sys._getframe().f_code.co_name for k in "a"}
print(comp())
class C:
    y = 3; z = [i for i in range(y)]; w = [sys._getframe().f_code.co_name for q in range(1)]
print(C.z, C.w, sorted(k for k in C.__dict__ if k[0] != "_"))
def m():
    x = object(); return [rc(x) for i in range(2)], [rc(i) for i in [x]], {rc(x) for _ in "a"}, {rc(x): 1 for _ in "a"}, rc(x), [[rc(x) for i in "a"] for j in "b"]
print(m()); fr = sys._getframe(); print(rc(fr.f_code), rc(m.__code__))
import traceback
def t(): return [1/0 for i in "a"]
try: t()
except ZeroDivisionError as e: print([f.name for f in traceback.extract_tb(e.__traceback__)], rc(e.__traceback__.tb_frame.f_code))
try: [1/0 for i in "a"]
except ZeroDivisionError as e: print([f.name for f in traceback.extract_tb(e.__traceback__)])
print(t.__code__.co_varnames, t.__code__.co_cellvars, m.__code__.co_varnames, m.__code__.co_cellvars, len(m.__code__.co_consts))
