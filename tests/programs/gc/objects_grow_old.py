# get_objects(generation=) shows where an object is after each collection.
import gc
gc.collect(); gc.disable()
class A: pass
def where(o): return [g for g in range(3) if any(x is o for x in gc.get_objects(generation=g))]
a = A(); a.d = {"k": []}; l = [a]; t = (l, a); f = lambda: a
for step in (None, 0, 0, 1, 0, 2, 0):
    r = None if step is None else gc.collect(step)
    n = [step]
    print(step, r, where(a), where(a.d), where(l), where(t), where(f), where(n), gc.get_count()[1:])
b = A(); b.b = b; gc.collect(0); del b; print(gc.collect(0), gc.collect(1)); b = A(); b.b = b; gc.collect(); del b; print(gc.collect(0), gc.collect(1), gc.collect(2))
c = [A() for _ in range(3)]; c[0].x = c[1]; c[1].x = c[2]; c[2].x = c[0]; gc.collect(1); c.append([c]); del c; print(gc.collect(0), gc.collect(1), gc.collect())
print([s["collections"] >= 0 for s in gc.get_stats()])
