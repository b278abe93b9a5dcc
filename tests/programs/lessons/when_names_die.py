# Scopes, loops, with, generators and containers: when the last reference goes.
import sys
class T:
    def __init__(s, n): s.n = n; print("+", n)
    def __del__(s): print("-", s.n)
def f():
    a = T("a"); b = T("b")
    try:
        c = T("c")
        raise KeyError("x")
    except KeyError as e:
        d = T("d"); print("in except", sys.getrefcount(e))
    finally:
        print("finally")
    del b
    print("leaving")
    return T("ret")
f(); print("--"); x = f(); print("got", x.n); x = None
for t in [T("l1"), T("l2")]: print("loop", t.n)
print("after loop"); del t
for t in (T(str(i)) for i in range(2)): print("gen", t.n)
del t; print("with")
class M:
    def __enter__(s): s.t = T("m"); return s.t
    def __exit__(s, *a): print("exit", a[0]); del s.t; return True
with M() as m: print("body"); raise ValueError
print("after with"); del m
def g():
    y = T("y"); yield y.n; yield "never"
it = g(); print(next(it)); del it; print("closed")
def h(p=T("default")): return p.n
print(h(), h(T("given"))); del h; d = {"k": T("v")}; d["k"] = T("v2"); d.clear(); s = {T("s")}; s.pop(); l = [T("x"), T("y")]; l[0] = None; l.pop(); t = T("t1"), T("t2"); a, b = t; del t; del a; print("b left"); b = b.n; print(b)
(lambda q: None)(T("arg")); [T("c") for _ in range(1)]; T("z").n; print(T("p").n); z = T("1"), T("2"); z = z[1]; print("z", z.n)
w = T("w1"); w = T("w2"); w, v = T("w3"), w; print("end")
