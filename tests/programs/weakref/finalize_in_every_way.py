import weakref, gc, sys, atexit
gc.collect()
class R:
    def __init__(s, n): s.n = n
def bye(*a, **k): print("bye", a, k); return sum(a)
r = R(1); f = weakref.finalize(r, bye, 1, 2, k=3); print(f.alive, f.peek() == (r, bye, (1, 2), {"k": 3}), f.atexit, sys.getrefcount(r)); print(f(), f.alive, f(), f.peek(), f.detach()); del r; print("no second")
r = R(2); f = weakref.finalize(r, bye, 5); d = f.detach(); print(d == (r, bye, (5,), {}), f.alive, f.detach(), f.atexit); 
try: f.atexit = True; print(f.atexit)
except Exception as e: print(e)
del d, r; print("detached")
r = R(3); f1 = weakref.finalize(r, bye, 10); f2 = weakref.finalize(r, bye, 20); f3 = weakref.finalize(r, bye, 30); w = weakref.ref(r, lambda _: print("weakref")); print(weakref.getweakrefcount(r), len(weakref.getweakrefs(r))); del r; print([x.alive for x in (f1, f2, f3)])
r = R(4); r.r = r; f = weakref.finalize(r, bye, 40); del r; print(f.alive); gc.collect(); print(f.alive)
for bad in (lambda: weakref.finalize(), lambda: weakref.finalize(R(0)), lambda: weakref.finalize(5, bye), lambda: weakref.finalize(R(0), 5), lambda: weakref.finalize(obj=R(0), func=bye)):
    try: print(type(bad()).__name__)
    except TypeError as e: print(e)
class Tmp:
    def __init__(s): s._f = weakref.finalize(s, print, "cleanup"); s.name = "tmp"
    def remove(s): s._f()
    @property
    def removed(s): return not s._f.alive
    def __enter__(s): return s
    def __exit__(s, *e): s.remove()
with Tmp() as t: print(t.removed)
print(t.removed); del t; t = Tmp(); del t
class Sub(weakref.finalize): __slots__ = ()
r = R(9); s = Sub(r, print, "sub"); print(isinstance(s, weakref.finalize), s.alive, repr(s)[:9]); s()
print(repr(f)[:20] , weakref.finalize.__slots__)
z = R("z"); weakref.finalize(z, print, "exit z"); y = R("y"); fy = weakref.finalize(y, print, "exit y"); x = R("x"); fx = weakref.finalize(x, print, "never"); fx.atexit = False; v = R("v"); weakref.finalize(v, lambda: 1 / 0); atexit.register(print, "atexit after"); u = R("u"); weakref.finalize(u, lambda: weakref.finalize(sys, print, "made late"))
print("end")
