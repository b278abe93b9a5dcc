# What DEBUG_COLLECTABLE writes to standard error, object by object.
import gc, sys
gc.collect(); gc.disable()
class N:
    def __init__(s): s.s = s
gc.set_debug(gc.DEBUG_COLLECTABLE | gc.DEBUG_UNCOLLECTABLE)
N(); print(gc.collect(), file=sys.stderr)
def f():
    try: raise ValueError("x")
    except ValueError as e: err = e
f(); print(gc.collect(0), file=sys.stderr)
class A: pass
del A; print(gc.collect(1), file=sys.stderr)
d = {}; d["d"] = d; s = [d]; s.append(s); t = (s,); s.append(t); del d, s, t; print(gc.collect(), file=sys.stderr)
def g():
    x = yield; yield
k = g(); next(k); k.send(k); del k; print(gc.collect(), file=sys.stderr)
gc.set_debug(gc.DEBUG_LEAK); N(); gc.collect(); print(gc.garbage[0].s is gc.garbage[0], len(gc.garbage), file=sys.stderr); gc.set_debug(0); gc.garbage.clear()
