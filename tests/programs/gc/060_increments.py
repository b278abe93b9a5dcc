# When automatic collections free cyclic garbage, and how much of it at once: increments with a debt in 3.14.
import gc
class N:
    alive = 0
    def __init__(self): N.alive += 1; self.me = self
    def __del__(self): N.alive -= 1
gc.collect()
last = found = 0
for i in range(200000):
    N()
    if N.alive < last: found += 1; print(i // 100, last // 100) if found < 40 else None
    last = N.alive
gc.disable(); print(gc.collect() // 100)
for k in (0, 1, 2, 0, 0, 1): gc.collect(k); print(k, gc.get_count()[1:])
keep = [N() for _ in range(10)]
def where(o): return [g for g in range(3) if any(x is o for x in gc.get_objects(generation=g))]
print(where(keep)); gc.collect(0); print(where(keep)); gc.collect(1); print(where(keep)); gc.collect(); print(where(keep))
gc.freeze(); print(where(keep), gc.get_count()[1:]); gc.unfreeze(); print(where(keep)); gc.collect(); print(where(keep))
gc.set_threshold(50, 4, 3); print(gc.get_threshold())
