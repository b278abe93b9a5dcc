# freeze() hides all there is from the collector and get_objects().
import gc
gc.collect(); gc.disable()
print(gc.get_freeze_count() == 0)
class N: pass
a = N(); a.me = a
n = len(gc.get_objects())
gc.freeze(); print(gc.get_freeze_count() >= n, len(gc.get_objects()), gc.get_count())
del a; print(gc.collect())
b = N(); b.me = b; del b; print(gc.collect())
gc.unfreeze(); print(gc.get_freeze_count(), gc.get_count()); print(gc.collect())
c = [1, 2, [3]]; gc.freeze(); k = gc.get_freeze_count(); del c; print(k - gc.get_freeze_count()); gc.unfreeze()
print(gc.get_freeze_count(), gc.collect())
x = [[] for _ in range(10)]; gc.freeze(); k = gc.get_freeze_count(); x.clear(); print(k - gc.get_freeze_count()); gc.unfreeze()
def lives(o): return [g for g in range(3) if any(q is o for q in gc.get_objects(g))]
y = [1]; print(lives(y)); gc.freeze(); print(lives(y)); z = [2]; print(lives(z)); gc.unfreeze(); print(lives(y), lives(z)); gc.collect(0); print(lives(y), lives(z))
gc.collect(); print(lives(y), lives(z)); gc.freeze(); print(gc.collect(0), gc.collect(1), gc.collect(2)); gc.unfreeze()
