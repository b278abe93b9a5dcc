# References as keys, equal referents, callbacks that touch other references.
import weakref
class K:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return isinstance(o, K) and s.v == o.v
    def __hash__(s): return hash(s.v)
a, b, c = K(1), K(1), K(2)
ra, rb, rc = map(weakref.ref, (a, b, c))
print(ra == rb, ra == rc, ra is rb, hash(ra) == hash(rb), len({ra, rb, rc}), ra != rb, ra == a)
d = {ra: "x"}; print(rb in d, rc in d, d[rb])
del a; print(ra == rb, rb in d, ra in d, hash(ra), len(d), d[ra], ra == ra, ra != rb)
a2 = K(1); print(weakref.ref(a2) in d); del d[ra]; print(d)
w = weakref.WeakKeyDictionary(); k1, k2 = K(5), K(5); w[k1] = "one"; w[k2] = "two"; print(len(w), list(w)[0] is k1, w[k2]); del k1; print(len(w)); w[k2] = "again"; print(dict(w) == {K(5): "again"})
v = weakref.WeakValueDictionary(); v[K(1)] = b; print(v[K(1)] is b, len(v)); del b; print(len(v))
s = weakref.WeakSet([c]); e = K(2); s.add(e); print(len(s), next(iter(s)) is c); del c; print(len(s), e in s)
log = []
class O: pass
o = O(); p = O(); ro = weakref.ref(o, lambda r: log.append(rp())); rp = weakref.ref(p, lambda r: log.append(ro())); p.o = o
del o; print(len(log)); del p; print(len(log))
o = O(); r1 = weakref.ref(o, lambda r: globals().pop("r2", None)); r2 = weakref.ref(o, lambda r: print("r2")); del o; print("r2" in globals())
o = O(); r2 = weakref.ref(o, lambda r: print("r2b")); r1 = weakref.ref(o, lambda r: globals().pop("r2", None)); del o; print("r2" in globals())
o = O(); rr = weakref.ref(o, lambda r: log.append(weakref.ref(p2))); p2 = O(); del o; print(log[-1]() is p2)
