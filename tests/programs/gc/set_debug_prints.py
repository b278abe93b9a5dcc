# What set_debug prints.
import gc, sys
gc.collect(); gc.disable()
sys.stderr.flush()
class N:
    pass
def cycle():
    a = N(); a.me = a; l = [a]; l.append(l); d = {}; d["d"] = d
    def f(): return f
    t = ([],); t[0].append(t)
gc.set_debug(gc.DEBUG_COLLECTABLE); cycle(); print(gc.collect(), flush=True)
gc.set_debug(gc.DEBUG_UNCOLLECTABLE); cycle(); print(gc.collect(), flush=True)
gc.set_debug(gc.DEBUG_LEAK); cycle(); print(gc.collect(), len(gc.garbage), flush=True)
print([type(x).__name__ for x in gc.garbage])
gc.set_debug(0); gc.garbage.clear(); print(gc.collect())
for bad in ("x", 1.5, None):
    try: gc.set_debug(bad)
    except Exception as e: print(type(e).__name__, e)
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
gc.set_debug(gc.DEBUG_LEAK | gc.DEBUG_STATS); print(gc.get_debug()); gc.set_debug(0)
gc.set_debug(gc.DEBUG_SAVEALL)
class D:
    def __del__(self): print("del D")
d = D(); d.me = d; del d; print(gc.collect(), gc.garbage[:1] and type(gc.garbage[0])); 
