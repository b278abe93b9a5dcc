import gc, weakref
gc.collect(); gc.set_threshold(100, 3, 3)
log = []
gc.callbacks.append(lambda p, i: log.append((p[:2], i["generation"], i["collected"])))
class N:
    n = 0
    def __init__(s): s.s = s; N.n += 1
    def __del__(s): N.n -= 1
peak = 0
for i in range(1000):
    N(); peak = max(peak, N.n)
gc.callbacks.clear(); gc.disable(); print(peak, N.n, len(log)); print(log[:12]); print([g for p, g, c in log if p == "st"]); gc.collect(); print(N.n)
gc.enable(); gc.set_threshold(10, 0, 0); log.clear(); gc.callbacks.append(lambda p, i: log.append((p[:2], i["generation"], i["collected"])))
for i in range(50): N()
gc.callbacks.clear(); print(N.n, log)
gc.set_threshold(0); log.clear()
for i in range(2000): N()
print(N.n, log, gc.get_count()[0] > 1000); print(gc.collect() >= 2000, N.n); gc.set_threshold(700, 10, 10)
keep = []
def cnt():
    return gc.get_count()
gc.collect(); gc.disable(); a = cnt(); keep.append([]); keep.append({}); keep.append(()); keep.append(set()); keep.append((keep,)); keep.append(N()); b = cnt(); print(b[0] - a[0]); del keep[:]; print(cnt()[0] - a[0]); gc.enable()
