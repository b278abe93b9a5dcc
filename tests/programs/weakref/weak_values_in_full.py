# All methods of WeakValueDictionary, also while somebody goes through it.
import weakref, gc, copy
class O:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"O{s.n}"
os = {i: O(i) for i in range(5)}
d = weakref.WeakValueDictionary(os)
print(repr(d)[:24], len(d), list(d), list(d.keys()), list(d.values()), list(d.items()))
it = d.items(); k, v = next(it); print(k, v); del os[1], os[2]; print(len(d)); print(list(it), len(d)); del it; print(len(d), k, v)
for r in d.itervaluerefs(): print(type(r).__name__, r.key, r())
print([r() for r in d.valuerefs()])
c = copy.copy(d); e = copy.deepcopy(d); print(len(c), len(e), type(e).__name__, c == d)
print(d | {7: os[0]} == d, sorted(({8: os[0]} | d)), d.get(99), d.get(99, "def"), d.pop(0), d.pop(0, None))
for f in (lambda: d.pop(0), lambda: d[0], lambda: d.__delitem__(0), lambda: d.__setitem__(1, 1), lambda: weakref.WeakValueDictionary(a=1), lambda: weakref.WeakValueDictionary(1, 2), lambda: weakref.WeakValueDictionary().popitem(), lambda: d | 5):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
print(d.popitem(), len(d), d.setdefault(9, os[0]), d.setdefault(9, os[3]), d.copy() is d)
d.update({10: os[3]}, x=os[4]); print(dict(d)); d |= {11: os[0]}; print(sorted(map(str, d)))
print(bool(weakref.WeakValueDictionary()), 9 in d, None in d, [] in list(d))
d.clear(); print(len(d), d == {}, weakref.WeakValueDictionary() == weakref.WeakValueDictionary())
kd = weakref.WeakKeyDictionary({os[0]: 1, os[3]: [2]}); print(repr(kd)[:22], len(kd), list(kd.items()), kd[os[0]], os[3] in kd, 5 in kd)
for f in (lambda: kd[O(1)], lambda: kd[5], lambda: kd.pop(O(2)), lambda: kd.__delitem__(O(3)), lambda: kd.update({1: 2}), lambda: kd.setdefault(os[4]), lambda: kd.get(O(5), "dflt"), lambda: kd.get(5)):
    try: print(f())
    except Exception as x: print(type(x).__name__, str(x).split(" at ")[0][:20])
for k in kd: del os[k.n]; print(k, len(kd)); k = None
print(len(kd), len(kd.keyrefs()), list(kd.values()))
