# Objects that __del__ brings back: alone, in rings, with references to them.
import gc, weakref
gc.disable(); gc.collect()
class R:
    pool = []
    def __init__(s, n): s.n = n; s.me = s
    def __del__(s): print("del", s.n); R.pool.append(s)
r = R(1); w = weakref.ref(r, lambda _: print("w cb")); del r
print(gc.collect(), len(R.pool), w(), gc.is_finalized(R.pool[0]))
x = R.pool.pop(); del x; print(gc.collect(), R.pool)
class S:
    def __del__(s): print("S.del"); global back; back = s
s = S(); w = weakref.ref(s); del s; print(back, w()) if False else print(w() is None, type(back).__name__)
w2 = weakref.ref(back); del back; print(w2(), "back" in globals())
class T:
    count = 0
    def __del__(s): T.count += 1; s.again = T()  if T.count < 5 else None
t = T(); del t; print(T.count)
ts = T(); ts.me = ts; del ts; print(gc.collect(), T.count)
class U:
    def __init__(s, n): s.n = n
    def __del__(s): print("U", s.n); keep[s.n] = s
keep = {}
a, b, c = U("a"), U("b"), U("c"); a.x = b; b.x = c; c.x = a
wb = weakref.ref(b, lambda _: print("wb"))
del a, b, c; print(gc.collect(), sorted(keep), wb() is None)
keep["a"].x = None; keep.clear(); print(gc.collect(), keep)
l = []
class V:
    def __del__(s): l.append(s)
v = V(); l2 = [v]; l2.append(l2); del v, l2; print(gc.collect(), len(l), gc.collect()); l.clear(); print(gc.collect())
