import gc, sys, weakref
gc.collect(); gc.disable()
events = []
def cb(phase, info): events.append((phase, info["generation"], info["collected"], info["uncollectable"]))
gc.callbacks.append(cb)
def mk(n):
    for i in range(n): l = []; l.append(l)
mk(3); print(gc.collect(0)); mk(2); print(gc.collect(1)); mk(1); print(gc.collect(2), gc.collect()); print(events); events.clear()
print(len(gc.callbacks), gc.callbacks == [cb]); 
def bad(phase, info): raise RuntimeError(phase)
gc.callbacks.append(bad); gc.collect(); gc.callbacks.remove(bad); print(events); events.clear()
gc.callbacks.clear()
print(gc.get_freeze_count()); gc.freeze(); print(gc.get_freeze_count() > 100, [len(gc.get_objects(i)) for i in range(3)]); x = [[]]; print(len(gc.get_objects(0))); gc.unfreeze(); print(gc.get_freeze_count(), len(gc.get_objects(2)) > 100)
class A:
    def __del__(self): global saved; saved = self; print("res")
a = A(); print(gc.is_finalized(a)); a.me = a; del a; print(gc.collect()); print(gc.is_finalized(saved), saved.me is saved); del saved; print(gc.collect())
c = []; c.append(c); w = None
class W: pass
o = W(); o.o = o; w = weakref.ref(o); gc.freeze(); del o, c; print(gc.collect(), w() is None); gc.unfreeze(); print(gc.collect(), w())
st = gc.get_stats(); print([sorted(s) for s in st]); before = st[2]["collections"]; gc.collect(); gc.collect(); print(gc.get_stats()[2]["collections"] - before)
print(gc.get_threshold()); gc.set_threshold(5, 2, 2); print(gc.get_threshold()); gc.set_threshold(7); print(gc.get_threshold()); gc.set_threshold(700, 10, 10)
for bad in ((), ("a",), (1, 2, 3, 4)):
    try: gc.set_threshold(*bad)
    except TypeError as e: print(e)
for bad in (3, -1, "x", None):
    try: gc.collect(bad)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
for bad in (3, -1, "x"):
    try: gc.get_objects(bad)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
print(gc.get_objects.__name__, gc.get_objects(generation=None) is not None)
