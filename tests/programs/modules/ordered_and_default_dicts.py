from collections import OrderedDict, defaultdict
import sys, copy, gc
x = defaultdict(list); x[1].append(5); print(x, x.__reduce__()[1:4], repr(defaultdict()), x.copy(), sys.getsizeof(defaultdict()), x.default_factory)
for f in ("defaultdict(1)", "defaultdict()['k']", "defaultdict(list, 5)", "x | [1]"):
    try: print(f, repr(eval(f)))
    except Exception as e: print(f, type(e).__name__, e)
x["self"] = x; print(x); del x["self"]
class DS(defaultdict): pass
print(DS(int), DS(int).copy(), defaultdict(int, a=1, b=2) | {"c": 3}, {"c": 3} | defaultdict(int, a=1), x.get("nope"), "nope" in x, x == {1: [5]}); x.default_factory = None
try: x["q"]
except KeyError as e: print(e)
n = defaultdict(lambda: defaultdict(int)); n["a"]["b"] += 1; print(n["a"]["b"], dict(n["a"]), isinstance(n, dict), copy.deepcopy(defaultdict(list, a=[1])))
cnt = defaultdict(int)
for ch in "hello": cnt[ch] += 1
print(sorted(cnt.items()), len(cnt)); gc.collect(); cyc = defaultdict(list); cyc[0].append(cyc); del cyc; print(gc.collect())
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)]); o.move_to_end("a"); print(o, list(o)); o.move_to_end("c", last=False); print(o); print(o.popitem(), o.popitem(last=False), o, OrderedDict(), o.keys(), o.values(), o.items(), type(o.keys()).__name__)
for f in ("o.move_to_end('zz')", "OrderedDict().popitem()", "o.pop('zz')", "o['zz']"):
    try: print(eval(f))
    except KeyError as e: print(f, repr(e))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, o.pop("zz", 0), o.setdefault("k", 5), o | {"y": 1}, {"y": 1} | o, o.copy(), OrderedDict.fromkeys("xyz", 0), list(reversed(o)), o.__reduce__()[1:3]); o.update(x=1); o |= {"u": 2}; print(o, "x" in o, len(o)); o.x = 5; print(o.__dict__); del o["x"]; print(copy.deepcopy(o), [k for k in o], {**o}, o != {}, o.keys() & {"u"}, o.items() == dict(o).items()); o.clear(); print(o)
class LRU(OrderedDict):
    def __getitem__(self, k):
        v = super().__getitem__(k); self.move_to_end(k); return v
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        if len(self) > 2: self.popitem(last=False)
l = LRU(); l["a"] = 1; l["b"] = 2; l["a"]; l["c"] = 3; print(l)
r = OrderedDict(); r["me"] = r; print(r)
