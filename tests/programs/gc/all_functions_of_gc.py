# The collector's functions from A to Z.
import gc, sys
gc.collect(); gc.disable()
print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.garbage, gc.callbacks)
class Node:
    def __init__(self, n): self.n = n; self.other = None
    def __repr__(self): return f"Node({self.n})"
def cycle(n):
    a, b = Node(n), Node(n + 1); a.other = b; b.other = a
cycle(1); print(gc.collect()); cycle(1); cycle(3); print(gc.collect(0)); cycle(5); print(gc.collect(1)); cycle(7); print(gc.collect(2))
for bad in (3, -1, 100, "0", 1.5, None):
    try: print(gc.collect(bad))
    except Exception as e: print(type(e).__name__, e)
print(gc.collect(generation=1), gc.get_count())
print([len(s) for s in gc.get_stats()], sorted(gc.get_stats()[0]))
before = gc.get_stats()
cycle(9); gc.collect(0); gc.collect(1); gc.collect(); after = gc.get_stats()
print([{k: a[k] - b[k] for k in a} for a, b in zip(after, before)])
gc.set_threshold(5); print(gc.get_threshold()); gc.set_threshold(700, 3); print(gc.get_threshold()); gc.set_threshold(100, 20, 30); print(gc.get_threshold())
for bad in ((), (1, 2, 3, 4), ("a",), (1.5,)):
    try: gc.set_threshold(*bad)
    except Exception as e: print(type(e).__name__, e)
gc.set_threshold(0); print(gc.get_threshold())
gc.enable(); print(gc.isenabled(), gc.enable(), gc.disable())
n = Node(1)
print(gc.get_referents(n), gc.get_referents([1, "a"], {2: "b"}), gc.get_referents(), gc.get_referents(1, "x", None))
holder = [n]; d = {"k": n}; t = (n,)
print(sum(r is holder or r is d or r is t for r in gc.get_referrers(n)), len(gc.get_referrers(n)))
print([gc.is_tracked(x) for x in (0, "a", 1.5, None, [], {}, {"a": 1}, {"a": []}, (), (1,), ([],), set(), frozenset(), n, n.__dict__, Node, len, range(3), slice(1), b"", bytearray(), (i for i in ()), lambda: 0, object(), type, int, sys, iter([]), iter(""), iter(()), {}.keys(), enumerate([]), zip(), map(len, []), reversed([]), super(Node, n), property(), staticmethod(len), memoryview(b""), ValueError(), n.__init__, [].append, Node.__repr__, str.upper)])
print([gc.is_finalized(x) for x in (0, n, [])])
gc.freeze(); print(gc.get_freeze_count() > 0, len(gc.get_objects())); gc.unfreeze(); print(gc.get_freeze_count())
def cb(phase, info): print("cb", phase, sorted(info.items()))
gc.callbacks.append(cb); cycle(11); print(gc.collect()); cycle(12); print(gc.collect(0)); gc.callbacks.remove(cb)
gc.set_debug(gc.DEBUG_SAVEALL); cycle(20); print(gc.collect(), [x for x in gc.garbage if isinstance(x, Node)], len(gc.garbage)); gc.set_debug(0); gc.garbage.clear(); print(gc.collect())
for name in dir(gc):
    if not name.startswith("_"): print(name, getattr(gc, name) if name.isupper() else callable(getattr(gc, name)))
try: gc.get_objects(5)
except Exception as e: print(type(e).__name__, e)
try: gc.get_objects(-2)
except Exception as e: print(type(e).__name__, e)
try: gc.get_objects("x")
except Exception as e: print(type(e).__name__, e)
print(type(gc.get_objects()), type(gc.get_objects(generation=0)), len(gc.get_objects(None)) > 10)
gc.collect(); x = [Node(30)]; print(any(o is x for o in gc.get_objects(0)), any(o is x for o in gc.get_objects(1)), any(o is x for o in gc.get_objects(2)))
gc.collect(0); print(any(o is x for o in gc.get_objects(0)), any(o is x for o in gc.get_objects(1)), any(o is x for o in gc.get_objects(2)))
gc.collect(1); print(any(o is x for o in gc.get_objects(0)), any(o is x for o in gc.get_objects(1)), any(o is x for o in gc.get_objects(2)))
