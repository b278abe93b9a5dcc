# get_stats() after collections of each generation, automatic ones, saved and resurrected garbage.
import gc
gc.collect(); gc.disable()
def diff(a, b): return [tuple(y[k] - x[k] for k in ("collections", "collected", "uncollectable")) for x, y in zip(a, b)]
class N:
    def __init__(s): s.me = s
s0 = gc.get_stats()
print(len(s0), [sorted(x) for x in s0], list(s0[0]))
for g in (0, 1, 2):
    s = gc.get_stats(); N(); N(); print(g, gc.collect(g), diff(s, gc.get_stats()), gc.get_count())
s = gc.get_stats(); gc.set_threshold(20, 2, 2); gc.enable()
for i in range(400): N()
gc.disable(); print(diff(s, gc.get_stats()))
gc.set_debug(gc.DEBUG_SAVEALL); s = gc.get_stats(); N(); print(gc.collect(), diff(s, gc.get_stats()), len(gc.garbage)); gc.set_debug(0)
gc.garbage.clear(); gc.collect()
class R:
    keep = []
    def __init__(s): s.me = s
    def __del__(s): R.keep.append(s)
s = gc.get_stats(); R(); R(); print(gc.collect(), diff(s, gc.get_stats()), len(R.keep)); R.keep.clear(); s = gc.get_stats(); print(gc.collect(), diff(s, gc.get_stats()))
print(gc.get_stats() is gc.get_stats(), gc.get_stats() == gc.get_stats())
