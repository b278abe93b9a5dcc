import gc, sys
gc.collect()
print(gc.get_threshold(), gc.isenabled(), gc.get_debug(), gc.garbage, gc.callbacks, gc.get_freeze_count())
gc.disable(); print(gc.isenabled()); gc.enable(); print(gc.isenabled()); print(gc.collect(generation=1), gc.collect(0), gc.collect(2))
for call in (lambda: gc.collect(1, 2), lambda: gc.collect(gen=1), lambda: gc.set_debug(), lambda: gc.set_debug("x"), lambda: gc.is_tracked(), lambda: gc.is_finalized(1, 2), lambda: gc.set_threshold("a"), lambda: gc.set_threshold(1.5), lambda: gc.freeze(1), lambda: gc.enable(1), lambda: gc.get_stats(1), lambda: gc.collect(1.5), lambda: gc.collect(True), lambda: gc.set_threshold(1, 2, 3, 4), lambda: gc.get_count(1)):
    try: print(call())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
gc.set_threshold(700, 10, 10)
print(sorted(n for n in dir(gc) if not n.startswith("_")), gc.__name__, gc.collect.__name__, type(gc.collect).__name__)
gc.callbacks.append(lambda *a: None); print(len(gc.callbacks)); gc.callbacks.clear()
class T: pass
def young(): return [type(o).__name__ for o in gc.get_objects(generation=0) if type(o).__name__ in ("T", "list2")]
class list2(list): pass
gc.collect(); gc.disable(); t = T(); l = list2(); print(young()); gc.collect(0); print(young(), any(o is t for o in gc.get_objects(1)), any(o is t for o in gc.get_objects(2))); gc.collect(1); print(any(o is t for o in gc.get_objects(1)), any(o is t for o in gc.get_objects(2))); gc.collect(); print(any(o is t for o in gc.get_objects(2)), any(o is t for o in gc.get_objects()))
n = len(gc.get_objects()); k = [[] for _ in range(100)]; print(len(gc.get_objects()) - n >= 100); del k; gc.garbage.append(1); print(gc.garbage); gc.garbage.clear()
t.self = t; del t; gc.set_debug(gc.DEBUG_SAVEALL); print(gc.collect(), [type(o).__name__ for o in gc.garbage]); gc.set_debug(0); g = gc.garbage[0]; gc.garbage.clear(); print(g.self is g); del g; print(gc.collect(), gc.get_stats()[2]["uncollectable"], [k for k in gc.get_stats()[0]])
x = []; print([type(r).__name__ for r in gc.get_referrers(x)], len(gc.get_referents(x)), gc.get_referents([1], (2,)), gc.get_referrers(), gc.get_referrers(object()))
