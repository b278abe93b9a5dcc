# All methods and operators of WeakSet.
import weakref, gc
class O:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"O{s.n}"
    def __lt__(s, o): return s.n < o.n
os = [O(i) for i in range(6)]
W = weakref.WeakSet
a, b = W(os[:4]), W(os[2:])
print(len(a), len(b), sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a == b, a != b, a < b, a <= a, a > b, a >= a)
print(a.isdisjoint(b), a.issubset(b), a.issuperset(W()), sorted(a.union(b)), sorted(a.intersection(os[:2])), sorted(a.difference(os[:1])), sorted(a.symmetric_difference(b)))
c = a.copy(); c.discard(os[0]); c.discard(O(9)); c.remove(os[1]); print(sorted(c), type(c).__name__)
for f in (lambda: c.remove(os[0]), lambda: c.add(5), lambda: 5 in c, lambda: W([1]), lambda: W().pop(), lambda: hash(c), lambda: c & 5, lambda: c < 5):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(" at ")[0])
c |= b; print(sorted(c)); c &= a; print(sorted(c)); c -= [os[2]]; print(sorted(c)); c ^= W(os[3:5]); print(sorted(c))
c -= c; print(len(c)); c ^= c; print(len(c))
d = W(os); it = iter(d); first = next(it); del os[4:]; first = None; print(sorted(it) != None, len(d))
del it; print(len(d), sorted(d))
d.clear(); print(len(d), list(d), repr(d).startswith("<_weakrefset.WeakSet"), repr(d)[:1])
try: import copy; e = copy.copy(a); print(e == a, e is a)
except Exception as x: print(type(x).__name__, x)
print(len(repr(W(os[:1]))) > 20)
x = O(50); s = W([x]); x.me = x; del x; print(len(s)); gc.collect(); print(len(s))
print(W() == set(), W() == 5, W(os) == W(reversed(os)), W().__hash__ )
