# What is marked below the lines of a traceback.
import traceback
def f(*a): raise ValueError
def g(): return f(1, 2)
def h():
    x = {}
    return x["a"]["b"]
def i(): return (1 + 2) * (3 / 0) + 5
def j(): return len(5) + 1
def k(): return [1, 2].foo(3)
def l(): return "a" + 1
def m(): f(f)
def p(): raise ValueError("x")
def q(): x = f(1); return x
def r(): return -"a"
def s(): return 1 < "a"
def t(): return not_there
def u(): return not_there()
def v(): return f(1).x
def w(): return [f(i) for i in [1]]
def y(): a, b = 1, 2, 3
def aa(): return lambda: 1/0
def bb(): aa()()
def dd(): del f.x
def ee(): f.x.y = 5
def ff(): import nothing.at.all
def hh(): return f(*[1], **{})
def ii(): return g()
class C:
    def __init__(self): self.x()
def jj(): return C()
for n_ in (g, h, i, j, k, l, m, p, q, r, s, t, u, v, w, y, bb, dd, ee, ff, hh, ii, jj):
    try: n_()
    except Exception as e: print("\n".join(l for l in traceback.format_exc().split("\n") if "File" not in l))
