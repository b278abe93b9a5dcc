# __del__ with inheritance, failed constructors, temporaries and expressions.
import gc, sys
class A:
    def __new__(cls, *a): print("new"); return super().__new__(cls)
    def __init__(self, fail): 
        if fail: raise ValueError("init failed")
    def __del__(self): print("del", hasattr(self, "x"))
try: A(True)
except ValueError as e: print(e, e.__traceback__.tb_next is not None)
print("after"); A(False)
class B:
    def __del__(self): print("B.__del__")
class C(B):
    def __del__(self): print("C.__del__"); super().__del__()
C(); c = C(); c.__del__(); del c
class D:
    def __init__(s): s.__del__ = lambda: print("instance del")
D()
d = type("E", (), {})(); type(d).__del__ = lambda s: print("added later"); del d
class F:
    def __del__(s): del F.x; print("F"); 
F.x = F(); del F.x
print(hasattr(F, "x"))
class G:
    l = []
    def __del__(s): G.l.append(s); print("G", len(G.l))
G(); G.l.pop(); print(len(G.l)); g = G(); del g; G.l.clear(); print(len(G.l))
x = [B(), [B()], (B(),)]; print("clearing"); x.clear(); x = {"a": B(), "b": C()}; del x["a"]; x.popitem(); print("swap"); b = B(); b = C(); b = None
def f():
    a = B(); b = C()
    print("in f")
f()
def g(a, b): a = None; print("g"); return b
g(B(), C()); print("ret"); _ = g(C(), B()); print("ret2"); del _
[B() for _ in range(2)]; print("lc"); (B(), C())[0]; print("idx"); B() or print("x"); B() and print("and"); not B(); B() is B(); B(); 
if B(): print("if")
while not B(): pass
assert B()
h = lambda: B(); h(); h(); print("end"); sys.stdout.flush()
