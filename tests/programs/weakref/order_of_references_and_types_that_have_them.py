# getweakrefs() lists plain references, proxies and others in an order; subclasses of built-in types have references.
import weakref, gc
class O: pass
o = O(); cb = lambda r: print("cb", names[r])
a = weakref.ref(o); b = weakref.ref(o, cb); c = weakref.proxy(o); d = weakref.proxy(o, print); e = weakref.ref(o, cb)
class R(weakref.ref): pass
f = R(o); g = R(o, cb)
names = {}
al = {id(a): "a", id(b): "b", id(c): "c", id(d): "d", id(e): "e", id(f): "f", id(g): "g"}
print([al[id(x)] for x in weakref.getweakrefs(o)], weakref.getweakrefcount(o)); names = {b: "b", e: "e", g: "g"} if 0 else type("N", (), {"__getitem__": lambda s, r: al[id(r)]})()
h = weakref.proxy(o); print(h is c); i = weakref.ref(o); print(i is a)
del a, i; print([al[id(x)] for x in weakref.getweakrefs(o)]); a = weakref.ref(o); al[id(a)] = "a2"; print([al[id(x)] for x in weakref.getweakrefs(o)])
del c, h; c = weakref.proxy(o); al[id(c)] = "c2"; print([al[id(x)] for x in weakref.getweakrefs(o)])
del o
print(a(), b(), f(), g())
try: c.x
except ReferenceError as x: print(x)
class S(str): pass
class I(int): pass
class T(tuple): pass
class L(list): pass
for k in (S, I, T, L, type("F", (float,), {}), type("D", (dict,), {}), type("B", (bytes,), {}), type("E", (Exception,), {}), type("FS", (frozenset,), {})):
    try: z = k(); r = weakref.ref(z, lambda r: print("dead", k.__name__)); print(k.__name__, r() is z); del z
    except TypeError as x: print(x)
