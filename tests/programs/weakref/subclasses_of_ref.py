# Subclasses of ref: attributes, slots, constructors, equality.
import weakref, gc
class O: pass
class MyRef(weakref.ref):
    def __init__(self, ob, callback=None, value=42): self.value = value; super().__init__(ob, callback)
    def __call__(self): self.called = True; return super().__call__()
o = O(); mr = MyRef(o, value=24); print(mr() is o, mr.called, mr.value); del o; print(mr(), mr.called)
o = O(); r1 = MyRef(o); r2 = weakref.ref(o); print(r1 is not r2, weakref.getweakrefs(o) == [r2, r1], weakref.getweakrefcount(o), len(weakref.getweakrefs(o))); r3 = MyRef(o); print(weakref.getweakrefcount(o), weakref.getweakrefs(o)[0] is r2, [x is r3 for x in weakref.getweakrefs(o)])
class Plain(weakref.ref): pass
r4 = Plain(o); r5 = Plain(o); print(r4 is r5, r4 is r2)
class Slots(weakref.ref):
    __slots__ = "slot1", "slot2"
    def __new__(type, ob, callback, slot1, slot2): return weakref.ref.__new__(type, ob, callback)
    def __init__(self, ob, callback, slot1, slot2): self.slot1 = slot1; self.slot2 = slot2
    def meth(self): return self.slot1 + self.slot2
r = Slots(o, None, "abc", "def"); print(r.slot1, r.meth(), hasattr(r, "__dict__"))
class Meta(type): pass
class MyRef2(weakref.ref, metaclass=Meta): pass
print(type(MyRef2).__name__, MyRef2(o)() is o, issubclass(MyRef2, weakref.ReferenceType))
class A:
    def __init__(s): s.r = None
a = A()
def callback(x, a=a): print("cb", x is a.r)
x = O(); a.r = MyRef(x, callback); del x
a = O(); m = MyRef(a); m.m = m; w = weakref.ref(m, lambda r: print("ref itself died")); del m, a; print(w() is None); gc.collect(); print(w())
class Bad(weakref.ref):
    def __new__(cls): return 5
print(Bad())
try: MyRef()
except TypeError as e: print(e)
try: weakref.ref.__new__(weakref.ref)
except TypeError as e: print(e)
try: weakref.ref.__new__(int, o)
except TypeError as e: print(e)
try:
    class X(weakref.ProxyType): pass
except TypeError as e: print(e)
print(weakref.ref.__init__(r2, o), weakref.ref.__name__, weakref.ref.__qualname__, weakref.ref.__module__, weakref.ProxyType, weakref.CallableProxyType)
k = weakref.KeyedRef(o, None, "key"); print(k.key, k() is o, type(k).__mro__[1] is weakref.ref, k.__slots__)
print(isinstance(r2, weakref.ReferenceType), type(weakref.proxy(o)) in weakref.ProxyTypes, len(weakref.ProxyTypes), r2.__class_getitem__(int))
