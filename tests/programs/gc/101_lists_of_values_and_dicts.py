# What a __dict__ that was asked for means for its instance: sizes, tracking, what a collection counts, addresses.
import gc, sys, weakref
gc.disable()
class A: pass
class S:
    __slots__ = ("a", "__dict__", "__weakref__")
class L(list): pass
def cycle(kind, asked):
    o = kind(); o.me = o
    if asked: o.__dict__
for kind in A, S, L:
    for asked in False, True: cycle(kind, asked); print(kind.__name__, asked, gc.collect())
for kind in A, S, L:
    o = kind(); print(sys.getsizeof(o.__dict__)); o.x = 1; o.y = 2; print(sys.getsizeof(o.__dict__)); del o.x; print(sys.getsizeof(o.__dict__), list(o.__dict__))
a = A(); a.x = 1; d = a.__dict__; print(gc.is_tracked(d), gc.is_tracked(a)); d["q"] = []; print(gc.is_tracked(d)); d.clear(); print(sys.getsizeof(d), vars(a))
a = A(); a.x = 1; print([type(r).__name__ for r in gc.get_referents(a)]); a.__dict__; print([type(r).__name__ for r in gc.get_referents(a)])
a = A(); d = a.__dict__; a.x = 5; print(d); a.__dict__ = {"y": 1}; print(d, a.__dict__, sys.getrefcount(d)); del d
a = A(); a.v = object(); print(sys.getrefcount(a.v)); d = a.__dict__; print(sys.getrefcount(a.v), sys.getrefcount(d)); del a; print(sys.getrefcount(d), list(d))
def again(kind):
    first = kind(); where = id(first); del first
    second = kind(); return where == id(second)
print([again(kind) for kind in (A, A, S, S, L, L)])
for name in "abc": setattr(A(), name, 1)
print(sys.getsizeof(A().__dict__), sys.getsizeof(A))
def unstarted():
    def inner(): yield from it
    it = inner(); return it
o = unstarted(); del o; print("unstarted", gc.collect())
def running():
    def inner(): yield it
    it = inner(); next(it); return it
o = running(); del o; print("running", gc.collect())
class W(A):
    def __del__(self): print("del", sorted(vars(self)))
w = W(); r = weakref.ref(w, lambda r: print("callback")); w.me = w; w.__dict__; del w; print(gc.collect(), r())
def keeps(*args, **named): return [sys.getrefcount(x) for x in args], [sys.getrefcount(x) for x in named.values()]
o = object(); t = (o,); n = {"k": o}
print(keeps(o), keeps(*t), keeps(*[o], k=o), keeps(**n), keeps(*t, **n))
