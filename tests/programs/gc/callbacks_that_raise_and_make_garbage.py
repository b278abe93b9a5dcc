# gc.callbacks: who sees what, errors, garbage made inside.
import gc, sys
gc.collect(); gc.disable(); gc.collect()
seen = []
def cb1(phase, info): seen.append(("1", phase, info))
def cb2(phase, info): seen.append(("2", phase, info)); 
gc.callbacks.append(cb1); gc.callbacks.append(cb2)
gc.collect()
print([(w, p) for w, p, i in seen]); print(seen[0][2] is seen[1][2], seen[1][2] is seen[2][2], seen[-1][2]); del seen[:]
def bad(phase, info): raise ValueError(phase)
gc.callbacks.insert(0, bad)
print(gc.collect(0)); print(len(seen)); del seen[:]
gc.callbacks[0] = lambda p: None
print(gc.collect(1)); print(len(seen)); del seen[:]
gc.callbacks.remove(gc.callbacks[0])
def mk(phase, info):
    if phase == "start": l = []; l.append(l)
gc.callbacks[:] = [mk, cb1]
print(gc.collect(), seen[-1][2]); print(gc.collect(), seen[-1][2]); del seen[:]
gc.callbacks[:] = [cb1]
class U:
    def __init__(s): s.me = s
    def __del__(s): seen.append("del")
U(); print(gc.collect()); print(seen); del seen[:]
U(); gc.set_debug(gc.DEBUG_SAVEALL); gc.collect(); gc.set_debug(0); print(seen, len(gc.garbage)); gc.garbage.clear()
gc.callbacks[:] = [lambda p, i: print(p, sorted(i.items()), gc.isenabled(), gc.get_count()[1:])]
gc.collect(0); gc.collect(1); gc.collect(2)
gc.callbacks.clear()
gc.callbacks.append(5); gc.collect(); gc.callbacks.clear()
print(type(gc.callbacks), gc.callbacks)
