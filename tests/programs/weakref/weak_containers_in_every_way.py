import weakref, gc
gc.collect()
class K:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"K{s.n}"
    def __eq__(s, o): return isinstance(o, K) and s.n == o.n
    def __hash__(s): return hash(s.n)
a, b, c = K(1), K(2), K(3)
v = weakref.WeakValueDictionary(a=a, b=b); v["c"] = c; print(sorted(v), len(v), "a" in v, v["a"], v.get("z"), v.get("z", 5), sorted(v.items()), sorted(map(repr, v.values())), len(v.valuerefs()), [type(r).__name__ for r in v.itervaluerefs()], v.pop("c"), v.setdefault("d", c), v | {"e": c} == 1)
del b; print(sorted(v), len(v)); it = iter(v.items()); print(next(it)); del c; print(len(v), list(it)); del it; print(len(v), sorted(v)); w = v.copy(); print(type(w).__name__, sorted(w)); del a; print(len(v), len(w), dict(v)); print(repr(v)[:24])
for bad in (lambda: v["x"], lambda: v.popitem(), lambda: v.pop("x"), lambda: v.__delitem__("x"), lambda: v.__setitem__("x", 5), lambda: weakref.WeakValueDictionary([("a", [])])):
    try: bad()
    except (KeyError, TypeError) as e: print(type(e).__name__, e)
a, b = K(1), K(1); k = weakref.WeakKeyDictionary(); k[a] = "A"; k[b] = "B"; print(len(k), k[a], [x is a for x in k], k.keyrefs()[0]() is a, sorted(k.items()), list(k.keys()), list(k.values()), a in k, 5 in k, k.get(5), k.setdefault(b, "C")); del a; print(len(k)); k[b] = "D"; print(len(k), dict(k) == {b: "D"}); x = k.copy(); y = k | {b: "E"}; print(y[b], type(y).__name__); k |= {b: "F"}; print(k[b], k.pop(b), len(k)); k.update({b: 1}); print(k.popitem(), len(x)); del b; print(len(x), len(y), repr(k)[:21])
try: k[5] = 1
except TypeError as e: print(e)
s = weakref.WeakSet(); a, b, c = K(1), K(2), K(3); s.add(a); s.update([b, c]); print(len(s), a in s, 5 in s, sorted(map(repr, s)), s == {a, b, c}, s == weakref.WeakSet([a, b, c]), s <= {a, b, c}, s < {a, b, c}, s.issubset([a, b, c]), s.isdisjoint([]), sorted(map(repr, s & {a})), sorted(map(repr, s - {a})), sorted(map(repr, s ^ {a})), len(s | {K(9)}), type(s.union([a])).__name__); del c; print(len(s)); s.discard(a); s.discard(5)
try: s.remove(a)
except KeyError as e: print("KeyError", e.args[0]() if callable(e.args[0]) else e.args)
print(s.pop(), len(s)); 
try: s.pop()
except KeyError as e: print(e)
s = weakref.WeakSet([a, b]); t = s.copy(); i = iter(s); x = next(i); del x, a; gc.collect(); print(len(s), len(t), len(list(i))); del i; print(len(s)); s.clear(); print(len(s), bool(s), repr(s)[:2])
big = [K(i) for i in range(100)]; s = weakref.WeakSet(big); del big[10:]; print(len(s)); d = weakref.WeakValueDictionary(enumerate(big)); del big[5:]; print(len(d), sorted(d)); e = weakref.WeakKeyDictionary((x, x.n) for x in big); del big[1:]; print(len(e), e[big[0]]) if 0 else print(len(e))
