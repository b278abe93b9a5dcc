# What the collector's first counter counts, and what is tracked when: dicts and tuples differ from release to release.
import gc, sys, time
gc.disable(); gc.collect()
def c(): return gc.get_count()[0]
for k in (2, 0, 1, 2):
    gc.collect(k); a = gc.get_count(); b = gc.get_count(); d = gc.get_count(); print(k, a, b, d)
    gc.collect(k); a = c(); []; b = c(); {}; d = c(); (1, k); e = c(); x = [], []; f = c(); g = [1, 2]; h = c(); i = {1: k}; j = c(); y = {k, 1}; z = c(); print(k, a, b, d, e, f, h, j, z)
    gc.collect(k); a = c(); x = [v for v in range(3)]; b = c(); x = 5; d = c(); print(k, a, b, d)
    gc.collect(k); a = c(); x = gc.get_objects(); b = c(); x = 5; d = c(); x = lambda: 0; e = c(); x = None; f = c(); print(k, a, b, d, e, f)
T = gc.is_tracked
n = 5; t = (1, 2); m = (n, n); l = [1, 2]
def args(*a): return a
def kw(**a): return a
print("tuples", [T(x) for x in (t + (n,), t * 2, m, m[:1], m + m, args(1, 2), args([]), tuple(l), tuple("ab"), tuple(range(3)), (n, "a" + str(n)), (n, (n, m)), (n, print), (n, None, n))])
print("dicts", [T(x) for x in ({}, {1: n}, dict(), dict(a=1), dict(l=l), {}.copy(), {1: 2}.copy(), {**{}}, kw(), kw(a=1), dict.fromkeys([1]), dict([(1, 2)]), {k: k for k in l}, {} | {1: 2}, vars(), globals(), type("X", (), {})().__dict__)])
class C: pass
o = C(); print(T(o), T(o.__dict__)); o.x = 1; print(T(o.__dict__)); p = C(); p.a = 1; d = p.__dict__; print(T(d)); d["z"] = []; print(T(d))
print([T(x) for x in (set(), {1}, frozenset(), [], [1], iter([]), iter(()), iter({}), range(3), slice(1), print, len, [].append, C, C(), 1, "a", 1.5, None, memoryview(b""), bytearray(), object(), property(), staticmethod(len), map(len, []), zip(), enumerate([]), reversed([]), (i for i in l), super(C, o), type, int, gc)])
