# collections and the references they hold.
import collections, sys, gc, weakref, array, heapq, bisect
rc = sys.getrefcount
o = object(); base = rc(o)
def s(t, *m): print(t, rc(o) - base, *m)
d = collections.deque([o, o], maxlen=3); s("deque"); d.append(o); d.append(1); s("full"); d.rotate(1); d.popleft(); s("popleft"); d.extend([o, o]); s("extend"); d.remove(o); s("remove"); d2 = d.copy(); s("copy"); d2 += d; s("iadd"); d.clear(); d2.clear(); s("clear"); d.appendleft(o); d.insert(0, o); d.reverse(); s("insert", d.index(o), d.count(o)); del d[0]; d *= 2; s("imul"); it = iter(d); next(it); s("iter", rc(d)); del it, d, d2; s("gone")
c = collections.Counter([o, o, 1]); s("counter", c[o]); c[o] -= 2; s("zero"); c = +c; s("plus"); c.update({o: 5}); s("update"); e = list(c.elements()); s("elements"); m = c.most_common(); s("most_common"); del e, m; c.subtract([o]); del c; s("counter gone")
dd = collections.defaultdict(lambda: [o]); dd["a"]; s("default"); dd["b"].append(o); s("append"); dd.pop("a"); s("pop"); x = dd.copy(); s("copy", x["b"] is dd["b"]); del x, dd; s("dd gone")
od = collections.OrderedDict([(1, o), (2, o)]); s("od"); od.move_to_end(1); s("moved"); od.popitem(); s("popitem"); od[3] = o; od.update(a=o); s("update"); it = iter(od.values()); next(it); s("values"); del it; r = list(reversed(od.items())); s("reversed"); del r; od2 = od.copy(); s("copy"); od.clear(); od2.clear(); s("clear"); del od, od2
P = collections.namedtuple("P", "x y", defaults=[o]); s("defaults"); p = P(o); s("named"); q = p._replace(x=1); s("replaced"); t = p._asdict(); s("asdict"); x, y = p; s("unpacked", rc(p)); del p, q, t, x, y; s("values gone"); del P; gc.collect(); s("class gone")
cm = collections.ChainMap({"a": o}, {"b": o}); s("chain"); ch = cm.new_child({"c": o}); s("child"); x = ch["a"]; s("lookup"); del ch, x; s("child gone"); cm["z"] = o; s("write"); del cm; s("chain gone")
u = collections.UserDict(a=o); s("userdict"); u2 = u.copy(); s("copied"); ul = collections.UserList([o]); ul.append(o); s("userlist"); us = collections.UserString("abc"); print(rc(us.data) > 2, us + "d"); del u, u2, ul; s("user gone")
h = []; 
for i in (3, 1, 2): heapq.heappush(h, (i, o) if i else 0)
s("heap", rc(h[0])); heapq.heappop(h); s("heappop"); y = heapq.nsmallest(1, h); s("nsmallest"); del y, h; s("heap gone")
class K:
    def __init__(self, v): self.v = v
    def __repr__(self): return "K"
    def __hash__(self): return 1
    def __eq__(self, x): return isinstance(x, K) and self.v == x.v
k1, k2 = K(1), K(1); dk = {k1: o}; dk[k2] = o; print(next(iter(dk)) is k1, rc(k1), rc(k2)); sk = {k1, k2}; print(rc(k1), rc(k2), sk.pop() is k1); del dk; s("keys")
wv = weakref.WeakValueDictionary(); kk = K(o); wv["a"] = kk; s("weak value", rc(kk), len(wv)); x = wv["a"]; print(rc(kk)); del x, kk; s("dead", len(wv)); wk = weakref.WeakKeyDictionary(); kk = K(2); wk[kk] = o; s("weak key"); del kk; s("key dead", len(wk)); ws = weakref.WeakSet(); kk = K(3); ws.add(kk); print(rc(kk), len(ws)); del kk; print(len(ws))
st = {o}; fs = frozenset([o]); s("sets"); n = {st.pop()}; s("popped"); n2 = n | fs; s("union"); n3 = n & fs; s("inter"); n4 = n - fs; s("diff"); n ^= {o}; s("xor"); del st, fs, n, n2, n3, n4; s("sets gone")
l = [o] * 3; l2 = sorted(l, key=id); s("sorted"); l.sort(key=lambda v: rc(v)); s("sort"); l3 = [*l, *l2]; s("star"); l4 = l[::-1]; s("slice"); a, *b, c = l3; s("unpack"); del a, b, c, l2, l3, l4; s("del"); l[1:2] = [o, o]; s("slice assign"); l.insert(1, o); del l[::2]; s("stride"); l.remove(o); s("remove"); print(l.index(o), l.count(o), o in l); s("search"); del l
t = (o,) * 5; s("tuple"); t += (o,); s("iadd"); t = t[1:]; s("slice"); u = t * 2; s("times", rc(t)); del t, u; s("tuples gone")
b = bisect.bisect([1, 2], 1.5); d = dict(a=o, **{"b": o}); s("dict"); d.update(d); x = d.setdefault("a", None); y = d.pop("zz", o); s("setdefault"); del x, y; it = d.items(); lst = list(it); s("items", rc(d), rc(lst[0])); del it, lst; d2 = {v: k for k, v in d.items()}; s("inverse"); del d, d2; s("end")
