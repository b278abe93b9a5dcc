# From 3.14 on a local on the stack is not counted, nor an argument that the caller lends to a parameter.
import gc, sys
def h(a, b): return sys.getrefcount(a), sys.getrefcount(b)
def f(x, y):
    print(sys.getrefcount(x)); x = x or 1; print(sys.getrefcount(x)); z = y; print(sys.getrefcount(y))
    y = z; print(sys.getrefcount(y)); print(h(x, y)); print(h(b=x, a=y)); print(h(*[x, y]))
    del y; print(sys.getrefcount(z))
def g():
    o = object(); p = object(); f(o, p); f(o, y=p)
    def inner(): return sys.getrefcount(fn[0])
    fn = [inner]; print(inner(), sys.getrefcount(inner))
    class C:
        def __init__(self, v=None): self.c = sys.getrefcount(self); self.v = sys.getrefcount(v)
        def m(self, a, b): return sys.getrefcount(self), sys.getrefcount(a), sys.getrefcount(b)
    c = C(); print(c.c); print(sys.getrefcount(C))
    print(c.m(o, p), c.m(b=o, a=p)); bm = c.m; print(bm(o, p), sys.getrefcount(bm), sys.getrefcount(c))
    def gen(a, b):
        print("gen", sys.getrefcount(a), sys.getrefcount(b)); yield sys.getrefcount(a); b.append((yield 2)); yield 3
    l = []; it = gen(o, l); print(sys.getrefcount(o), sys.getrefcount(it), next(it), sys.getrefcount(l)); next(it); print(sys.getrefcount(l)); it = None
    print([sys.getrefcount(v) for v in [o, p]], [sys.getrefcount(o) for v in (1, 2)])
    print(list(map(sys.getrefcount, [o, p])), sys.getrefcount(l), l, [l, sys.getrefcount(l)][1], (l, l, sys.getrefcount(l))[2], {"a": l, "b": sys.getrefcount(l)}["b"])
    def cell(): return sys.getrefcount(o), h(o, o)
    print(cell(), sys.getrefcount(o), f"{sys.getrefcount(o)}")
    print(sys.getrefcount(o) if o else 0, o and sys.getrefcount(o), (lambda v: sys.getrefcount(v))(p), (lambda v, *w: (sys.getrefcount(v), sys.getrefcount(w[0])))(p, p))
    try: raise ValueError(p)
    except ValueError as err: print(sys.getrefcount(err), sys.getrefcount(p), sys.getrefcount(err.__traceback__))
    a, b = o, p; print(sys.getrefcount(a)); a, b = b, a; print(sys.getrefcount(b)); (a, b), q = (p, p), o; print(sys.getrefcount(a))
    x = y = z = p; print(sys.getrefcount(x)); print(x is y, sys.getrefcount(x) == sys.getrefcount(y)); t = (x, y); print(sys.getrefcount(t), sys.getrefcount(x))
    print(sorted([3,1], key=lambda v: sys.getrefcount(t)), max([1, 2], key=lambda v, t=t: sys.getrefcount(t)))
g()
def rec(o, n): return sys.getrefcount(o) if n == 0 else rec(o, n - 1)
print(rec(object(), 5)); ob = object(); print(rec(ob, 5)); 
def outer(o): return rec(o, 3), rec(n=3, o=o)
print(outer(ob), outer(object()))
