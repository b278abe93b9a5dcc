# Callbacks of references whose referents, callbacks or references themselves are garbage.
import weakref, gc
class C: pass
gc.collect(); gc.disable()
def t1():
    c = C(); c.me = c; c.acallback = lambda r: print("never"); c.wr = weakref.ref(c, c.acallback)
t1(); print(gc.collect())
alist = []
class J: pass
class II:
    def acallback(self, ignore): self.J
I = II(); I.J = J; I.wr = weakref.ref(J, I.acallback); del I, J, II; print(gc.collect())
def safe(*args): alist.append("safe called")
class D:
    def cb(self, ignore): alist.append("me")
d = D(); c1, c2 = C(), C(); c2.me = c2; c2.c1 = c1; c2.wr = weakref.ref(c1, d.cb); del c1, c2; print(alist); gc.collect(); print(alist)
c, d = C(), D(); d.wr = weakref.ref(c, d.cb); d.me = d; c.d = d; del d; print(alist); del c; print(alist); gc.collect(); print(alist)
alist[:] = []
class E:
    def __init__(s, v): s.attribute = v
    def cb(s, *a): alist.append(s.attribute)
c1, c2, d1, d2 = E("c1"), E("c2"), E("d1"), E("d2"); c1.c2 = c2; c2.c1 = c1; d1.d2 = d2; d2.d1 = d1
w1 = weakref.ref(c1, d1.cb); w2 = weakref.ref(c2, d2.cb); c1.wr = w1; d1.w = weakref.ref(c1, d1.cb); external = weakref.ref(c1, safe)
del c1, c2; print(gc.collect(), alist); del alist[:]; del d1, d2; print(gc.collect(), alist)
class F(object):
    def __del__(s): print("F.del", s.w())
x = F(); x.x = x; x.w = weakref.ref(x); y = weakref.ref(x, lambda r: print("y cb", r())); del x; print(gc.collect())
class Cell: pass
def thing(n):
    cells = [Cell() for _ in range(n)]
    for i, c in enumerate(cells): c.nxt = cells[(i + 1) % n]; c.w = weakref.ref(cells[i - 1], lambda r: print("inner"))
    return [weakref.ref(c, lambda r, i=i: print("outer", i)) for i, c in enumerate(cells)]
rs = thing(4); print(gc.collect()); print([r() for r in rs])
a = C(); b = C(); a.b = b; b.a = a; ra = weakref.ref(a, lambda r: print("a", b_ref())); b_ref = weakref.ref(b, lambda r: print("b", ra())); del a, b; print(gc.collect())
lst = []
class G:
    def __init__(s, n): s.n = n
    def __del__(s): lst.append(s)
g = G(1); g.g = g; r = weakref.ref(g, lambda r: print("g cb")); del g; print(gc.collect(), r(), len(lst)); lst.pop().n = 2; print(gc.collect(), lst)
