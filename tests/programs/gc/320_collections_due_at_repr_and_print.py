# A collection that is due runs inside repr(), str() and print(), too (since 3.12), and finalizers print in their middle.
import functools, gc, sys, weakref
gc.collect(); gc.disable(); gc.collect()
class N:
    def __init__(self, n): self.n = n; self.me = self
    def __del__(self): print("<del", self.n, end="> ")
    def __repr__(self): return f"N{self.n}"
gc.set_threshold(12, 100, 100); gc.enable()
for i in range(20):
    N(i); print("made", i, [i])
for i in range(20): print(N(i), i, "x", sep=", ")
for i in range(20): print(f"{N(i)} and {[i]}")
for i in range(10): print("%s|%r" % (N(i), [N(100 + i)]))
for i in range(10): print("{} {}".format(N(i), (i, [])), str(N(i + 50)), repr([N(i + 60), [i]]))
for i in range(10): print(*[N(i), [i]], end=";\n")
gc.disable(); print(gc.collect())

# How many births each of these takes: with how much room left does the collection run?
hits = []
def cb(p, i):
    if p == "start": hits.append(1)
gc.callbacks.append(cb)
def probe(f):
    res = []
    for k in range(6):
        gc.disable(); gc.collect(); hits.clear()
        gc.set_threshold(30, 0, 0)
        l = [[] for i in range(30 - k)]
        gc.enable()
        f()
        gc.disable()
        res.append(len(hits))
    return res
o = [probe(f) for f in (lambda: {1}, lambda: print(), lambda: print("x"), lambda: print("x", "y"), lambda: str(1),
     lambda: str({1}), lambda: f"{1}", lambda: f"{({1},)}", lambda: repr("a"), lambda: repr([{1}, {2}]),
     lambda: "%s" % {1}, lambda: "{}".format({1}), lambda: sys.stdout.write("x\n"))]
for x in o: print(x)
gc.callbacks.clear()

# What is counted the first time and later.
def n(): return gc.get_count()[0]
@functools.lru_cache
def cached(x): return x
class P:
    @property
    def p(self): return 1
class O: pass
obj = O()
out = []
gc.collect()
for _ in range(3):
    a = n(); cached(1); b = n(); vars(); c = n(); dir(); d = n(); locals(); e = n()
    class P:
        @property
        def p(self): return 1
    f = n(); sorted([2, 1], key=lambda v: -v); g = n(); [2, 1].sort(reverse=True); h = n()
    out.append((b - a, c - b, d - c, e - d, f - e, g - f, h - g))
print(out)
@functools.total_ordering
class T:
    def __lt__(self, o): return True
    def __eq__(self, o): return True
print(T.__gt__.__qualname__, T.__le__.__qualname__); del T; print(gc.collect())
for bad in (10**30, -10**30):
    try: gc.set_threshold(bad)
    except OverflowError as e: print(e)
def fails(r): raise RuntimeError("in the callback")
z = O(); r = weakref.ref(z, fails); del z
z = O(); z.z = z; r = weakref.ref(z, fails); del z; print(gc.collect())

# Frozen objects add nothing to what increments owe (3.14).
gc.freeze()
log = []
gc.callbacks.append(lambda p, i: log.append((p[:3], i["generation"], i["collected"])))
for thresholds in ((20, 3, 3), (10, 2, 2)):
    log.clear(); gc.collect(); log.clear(); gc.set_threshold(*thresholds); gc.enable()
    for i in range(100): l = [i]; l.append(l)
    gc.disable(); print(len(log), log[:12], gc.get_count())
gc.callbacks.clear(); gc.unfreeze()
