import copy
a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
print(b == a, b is a, b[1] is a[1], c == a, c[1] is a[1], c[2]["k"] is a[2]["k"])
print([copy.copy(x) is x for x in (1, "s", (1, 2), None, 2.5, b"b", frozenset([1]), len, int, range(3), True, ..., lambda: 0)])
t = (1, [2]); print(copy.deepcopy(t) is t, copy.deepcopy(t)[1] is t[1], copy.deepcopy((1, (2, 3))) is not None)
plain = (1, (2, "x")); print(copy.deepcopy(plain) is plain)
s = {1, 2}; print(copy.copy(s) == s, copy.copy(s) is s, copy.deepcopy({1, (2, 3)}), copy.deepcopy(frozenset([1, 2])))
l = [1]; l.append(l); m = copy.deepcopy(l); print(m[1] is m, m is l)
d = {}; d["self"] = d; e = copy.deepcopy(d); print(e["self"] is e)
shared = []; p = [shared, shared]; q = copy.deepcopy(p); print(q[0] is q[1], q[0] is shared)
class P:
    def __init__(self, x): self.x = x; print("init")
o = P([1]); o2, o3 = copy.copy(o), copy.deepcopy(o); print(o2.x is o.x, o3.x is o.x, o3.x, type(o3).__name__, o2.__dict__)
class C:
    def __init__(self, n): self.n = n
    def __copy__(self): print("__copy__"); return C(self.n + 1)
    def __deepcopy__(self, memo): print("__deepcopy__", isinstance(memo, dict)); r = C(self.n + 10); memo[id(self)] = r; return r
k = C(1); print(copy.copy(k).n, [x.n for x in copy.deepcopy([k, k])])
class S:
    __slots__ = ("a", "b", "__dict__")
s = S(); s.a = [1]; s.z = 2; u = copy.copy(s); print(u.a is s.a, hasattr(u, "b"), u.z); u = copy.deepcopy(s); print(u.a, u.a is s.a)
class St:
    def __init__(self): self.v = 1; self.skip = print
    def __getstate__(self): return {"v": self.v}
    def __setstate__(self, st): print("setstate", st); self.v = st["v"] * 2
print(copy.copy(St()).v, copy.deepcopy(St()).__dict__)
class L(list):
    pass
x = L([1, [2]]); x.tag = "t"; y = copy.copy(x); z = copy.deepcopy(x); print(y, type(y).__name__, y.tag, y[1] is x[1], z, z[1] is x[1], z.tag)
class D(dict): pass
x = D(a=[1]); x.q = 1; y = copy.deepcopy(x); print(y, type(y).__name__, y.q, y["a"] is x["a"])
class N:
    def __new__(cls, v): r = object.__new__(cls); r.v = v; return r
    def __getnewargs__(self): return (self.v,)
print(copy.copy(N(7)).v)
class R:
    def __reduce__(self): return (R.make, (5,))
    @staticmethod
    def make(n): print("make", n); return R()
copy.copy(R())
class RS:
    def __reduce__(self): return "global name"
r = RS(); print(copy.copy(r) is r, copy.deepcopy(r) is r)
class Ex(Exception):
    def __init__(self, a, b): super().__init__(a, b); self.b = b
e = copy.copy(Ex(1, 2)); print(repr(e), e.b, e.args)
for bad in ((i for i in ()), copy):
    try: copy.copy(bad)
    except TypeError as err: print(err)
    try: copy.deepcopy([bad])
    except TypeError as err: print(err)
bound = P.__init__; meth = o.__init__; print(copy.copy(meth) == meth)
class T: pass
o = T(); o.m = o.__class__; o.cb = [P(1).__init__]; print(copy.deepcopy(o).m is T)
tree = {"l": [1, {"x": (1, [2])}], "r": None}; twin = copy.deepcopy(tree); twin["l"][1]["x"][1].append(3); print(tree, twin)
print(copy.Error, [1].__reduce_ex__(4)[1], object().__reduce__()[1])
try: copy.replace(1, x=2)
except TypeError as e: print(e)
from collections import deque, OrderedDict, defaultdict, Counter
for x in (deque([1, [2]], 3), OrderedDict(a=[1]), defaultdict(list, a=[1]), Counter("aab")):
    y, z = copy.copy(x), copy.deepcopy(x); print(y, z, y == x, z == x)
