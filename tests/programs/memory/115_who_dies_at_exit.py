# In which order the last objects die.
import sys, gc, weakref, atexit
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n, sys is not None, print is not None, D is not None)
a = D("a"); _b = D("_b"); c = [D("c0"), D("c1")]; d = {"x": D("dx"), "y": D("dy")}; __e = D("__e"); z = D("z")
cyc = D("cyc"); cyc.me = cyc
def f(x=D("default")): return D
f.attr = D("fattr")
class K: attr = D("kattr"); 
k = K(); k.v = D("kv")
g = (D("gen%d" % i) for i in range(3)); gd = next(g)
def gg():
    try: x = D("ingen"); yield 1
    finally: print("gen finally")
G = gg(); next(G)
w = weakref.ref(a, lambda r: print("cb a")); w2 = weakref.finalize(c[0], print, "fin c0"); w3 = weakref.finalize(k, print, "fin k"); w3.atexit = False
atexit.register(print, "atexit1"); atexit.register(lambda: print("atexit2", a.n))
sys.hold = D("sys.hold"); import builtins; builtins.hold = D("builtins.hold")
import types; m = types.ModuleType("m"); m.x = D("mx"); m._y = D("m_y"); sys.modules["m"] = m; m2 = types.ModuleType("m2"); m2.q = D("m2q")
lst = []; lst.append(lst); lst.append(D("incyc"))
print("end")
