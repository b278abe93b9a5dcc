import gc, sys
gc.collect(); gc.disable()
class N: pass
class Fin:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"Fin({s.n})"
    def __del__(s): print("del", s.n)
a, b = N(), N(); a.b = b; b.a = a; del a, b
l = []; l.append(l); del l
d = {}; d["d"] = d; del d
f = Fin(1); f.f = f; del f
gc.set_debug(gc.DEBUG_COLLECTABLE); print(gc.get_debug()); sys.stdout.flush(); print(gc.collect()); gc.set_debug(0)
gc.set_debug(gc.DEBUG_LEAK); f = Fin(2); f.l = [f]; del f; print(gc.collect()); print([type(x).__name__ for x in gc.garbage], gc.DEBUG_LEAK); gc.set_debug(0); gc.garbage.clear()
print(gc.collect())
gc.set_debug(gc.DEBUG_SAVEALL); def_ = lambda: def_; del def_
class Loop:
    pass
Loop.me = Loop; del Loop; print(gc.collect(), sorted(type(x).__name__ for x in gc.garbage)); gc.garbage.clear(); gc.set_debug(0); print(gc.collect())
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.isenabled())
