import weakref, gc
class O:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"O({self.n})"
    def __eq__(self, o): return isinstance(o, O) and self.n == o.n
    def __hash__(self): return hash(self.n)
    def m(self): return self.n
a, b, c = O(1), O(2), O(3)
v = weakref.WeakValueDictionary({"a": a, "b": b}); v["c"] = c
print(sorted(v), len(v), "a" in v, v["a"], v.get("zz", 0), sorted(map(repr, v.values())), sorted(k for k, x in v.items()))
del b; print(sorted(v), len(v), "b" in v, v.setdefault("a", c), v.pop("c"), v.pop("q", None))
try: v["b"]
except KeyError as e: print(repr(e))
it = iter(v.items()); print(next(it)); del a, it
gc.collect(); print(len(v), list(v.items()), v.valuerefs())
k = weakref.WeakKeyDictionary(); a, b = O(1), O(2); k[a] = "one"; k[b] = "two"
print(len(k), k[a], k.get(O(9)), a in k, 5 in k, sorted(k.values()), k.setdefault(a, "x"), len(k.keyrefs())); del b; print(len(k), list(k)); k.update({a: "uno"}); print(k.pop(a), len(k))
try: k[1] = 2
except TypeError as e: print(e)
s = weakref.WeakSet([a]); c = O(3); s.add(c); print(len(s), c in s, sorted(map(repr, s))); d = s | {O(7)} if False else s.copy(); del c; print(len(s), len(d), a in d, s == {a} if False else s == weakref.WeakSet([a]), s.union([a]) == s, s.issubset([a]), s.isdisjoint([O(5)])); s.discard(a); print(len(s))
try: s.pop()
except KeyError as e: print(e)
keep = [O(i) for i in range(4)]; s = weakref.WeakSet(keep); seen = 0
for x in s:
    seen += 1; keep.clear(); del x
print(seen, len(s))
wm = weakref.WeakMethod(a.m, lambda r: print("method gone")); print(wm()(), wm() == a.m, wm == weakref.WeakMethod(a.m)); del a; print(wm())
try: weakref.WeakMethod(print)
except TypeError as e: print(e)
x = O(5); f = weakref.finalize(x, print, "finalized", sep="!"); print(f.alive, f.peek()[1:], f.atexit, repr(f).split(" at ")[0]); del x; print(f.alive, f(), f.peek())
y = O(6); g = weakref.finalize(y, lambda n: n * 2, 21); print(g(), g(), g.alive); h = weakref.finalize(y, print, "never"); print(h.detach()[2], h.alive)
z = O(7); z.ref = z; weakref.finalize(z, print, "cycle finalized"); del z; print(gc.collect() > 0)
w = O(8); weakref.finalize(w, print, "at exit 1"); weakref.finalize(w, print, "at exit 2"); q = weakref.finalize(w, print, "not this"); q.atexit = False
print(isinstance(s, type(s)), weakref.ProxyTypes == (weakref.ProxyType, weakref.CallableProxyType), weakref.getweakrefcount(w))
vd = weakref.WeakValueDictionary(x=w) | {"y": w}; print(sorted(vd)); vd |= {"z": w}; print(sorted(vd.keys()), repr(vd).split(" at ")[0])
