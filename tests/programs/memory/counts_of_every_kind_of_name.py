# Reference counts by every kind of name binding.
import sys
rc = sys.getrefcount
o = object()
base = rc(o)
def show(tag): print(tag, rc(o) - base)
a = b = c = o; show("chained"); del a, b, c; show("deleted")
(a, b), [c, *d] = (o, o), (o, o, o); show("unpacked"); a = b = c = d = None; show("none")
[a, *b] = [o] * 5; show("star"); del a, b
if (w := o) is o: show("walrus")
[w := o for _ in range(4)]; show("walrus in comprehension"); del w
for i in (o, o): show("for")
del i
for i, (j, k) in [(o, (o, o))]: show("nested target")
del i, j, k
d = {}
d["k"] = d["l"] = o; show("subscript targets")
d["k"], d["l"] = d["l"], d["k"]; show("swapped")
d |= {"m": o}; show("merged"); d.clear(); show("cleared")
class N: pass
n = N(); n.x = n.y = o; show("attributes"); n.__dict__["z"] = o; show("through dict"); del n.x; show("del attribute"); vars(n).clear(); show("vars cleared")
import builtins
builtins.shared = o; show("builtins"); del builtins.shared
globals()["g1"] = o; show("globals()"); globals().pop("g1"); show("popped")
exec("e1 = o"); show("exec"); del e1
ns = {"o": o}; exec("p = o; q = [o, o]", ns); show("exec namespace"); del ns; show("namespace gone")
r = eval("[o for _ in range(3)]"); show("eval"); del r
def f():
    global gg, hh
    gg = hh = o
    loc = o
    show("globals and local")
f(); show("returned"); del gg, hh
def outer():
    x = o
    def mid():
        nonlocal x
        y = x
        def inner(): return x, y
        show("nonlocal")
        return inner
    return mid()
h = outer(); show("closures"); t = h(); show("tuple"); del t, h; show("end")
with_annotation: object = o; show("annotated"); del with_annotation
try: raise KeyError(o)
except KeyError as e: show("in except"); q = e.args
show("args"); del q; show("all gone")
x = [o] * 10; x *= 2; show("repeated"); x[::2] = []; show("sliced away"); x[:] = [1]; show("replaced")
del x
lst = [o]; lst += lst; lst.extend(lst); show("doubled"); lst.pop(); show("pop"); del lst[1:]; show("del slice"); lst.clear(); show("clear")
s = {o}; s |= {o}; show("set"); s = frozenset(s); show("frozen"); del s
dd = dict.fromkeys([o], o); show("fromkeys"); dd[o] = None; show("value replaced"); k, v = dd.popitem(); show("popitem"); del k; show("key")
del dd, v
import copy
l1 = [o, [o]]; l2 = copy.copy(l1); show("copy"); l3 = copy.deepcopy(l1); show("deepcopy"); print(l3[0] is l3[1][0], l3[0] is o)
