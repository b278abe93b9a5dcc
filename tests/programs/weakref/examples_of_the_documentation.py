import gc, weakref, sys
gc.collect()
print(gc.is_tracked(0), gc.is_tracked("a"), gc.is_tracked([]), gc.is_tracked({}), gc.is_tracked({"a": 1}), gc.is_tracked({"a": []}))
x = None
class Lazarus:
    def __del__(self):
        global x
        x = self
lazarus = Lazarus(); print(gc.is_finalized(lazarus)); del lazarus; print(gc.is_finalized(x)); del x
class Dict(dict): pass
obj = Dict(red=1, green=2, blue=3); print(weakref.ref(obj)() == obj)
class Object: pass
o = Object(); r = weakref.ref(o); o2 = r(); print(o is o2); del o, o2; print(r())
class ExtendedRef(weakref.ref):
    def __init__(self, ob, callback=None, /, **annotations):
        super().__init__(ob, callback); self.__counter = 0
        for k, v in annotations.items(): setattr(self, k, v)
    def __call__(self):
        ob = super().__call__()
        if ob is not None: self.__counter += 1; ob = (ob, self.__counter)
        return ob
o = Object(); e = ExtendedRef(o, foo=1); print(e()[1], e()[1], e.foo, e is ExtendedRef(o), e == weakref.ref(o), sys.getrefcount(o)); del o; print(e())
_id2obj = weakref.WeakValueDictionary()
def remember(obj): oid = id(obj); _id2obj[oid] = obj; return oid
def id2obj(oid): return _id2obj[oid]
o = Object(); i = remember(o); print(id2obj(i) is o, len(_id2obj)); del o; print(i in _id2obj, len(_id2obj))
kenny = Object(); f = weakref.finalize(kenny, print, "You killed Kenny!"); del kenny
def callback(x, y, z): print("CALLBACK"); return x + y + z
obj = Object(); f = weakref.finalize(obj, callback, 1, 2, z=3); assert f.alive; assert f() == 6; assert not f.alive; f(); del obj
obj = Object(); f = weakref.finalize(obj, callback, 1, 2, z=3); print(f.detach()[2:]); newobj, func, args, kw = (obj, callback, (1, 2), {"z": 3}); assert not f.alive; print(func(*args, **kw))
obj = Object(); weakref.finalize(obj, print, "obj dead or exiting")
class A: pass
a = A(); b = A(); a.b = b; b.a = a; print(sys.getrefcount(a), sys.getrefcount(b)); ra = weakref.ref(a); del a, b; print(ra() is None, gc.collect(), ra())
class Image:
    def __init__(s, n): s.name = n
cache = weakref.WeakValueDictionary()
def load(n):
    im = cache.get(n)
    if im is None: im = Image(n); cache[n] = im; print("loading", n)
    return im
i1 = load("a"); i2 = load("a"); print(i1 is i2); del i1, i2; load("a"); print(len(cache))
class C:
    def method(self): print("method called!")
c = C(); r = weakref.ref(c.method); r(); print(r()); r = weakref.WeakMethod(c.method); r()(); del c; gc.collect(); print(r())
print(weakref.ref(A) == weakref.ref(A), weakref.getweakrefcount(A), len(weakref.getweakrefs(A)), weakref.getweakrefcount(5))
