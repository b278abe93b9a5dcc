# Shapes of garbage from CPython's own tests of the collector.
import gc, sys, weakref
gc.collect(); gc.disable(); gc.collect()
class A(object): pass
a = A(); a.a = a
gc.collect(); del a; print("instance", gc.collect())
class B(list): pass
class C(B, A): pass
a = C(); a.a = a; gc.collect(); del a; print("B C", gc.collect()); del B, C; print("classes", gc.collect())
A.a = A(); del A; print("class attr", gc.collect(), gc.collect())
class A:
    def __init__(self): self.init = self.__init__
a = A(); gc.collect(); del a; print("method", gc.collect())
class A:
    def __del__(self): pass
class B: pass
a = A(); a.a = a; id_a = id(a); b = B(); b.b = b; gc.collect(); del a; del b; print("fin", gc.collect(), gc.garbage)
d = {}; exec("def f(): pass\n", d); gc.collect(); del d; print("function", gc.collect())
def f():
    frame = sys._getframe()
gc.collect(); f(); print("frame", gc.collect())
class Boom:
    def __getattr__(self, someattribute):
        del self.attr
        raise AttributeError
a, b = Boom(), Boom(); a.attr = b; b.attr = a
gc.collect(); del a, b; print("boom", gc.collect(), len(gc.garbage))
class Boom2:
    def __init__(self): self.x = 0
    def __getattr__(self, someattribute):
        self.x += 1
        if self.x > 1: del self.attr
        raise AttributeError
a, b = Boom2(), Boom2(); a.attr = b; b.attr = a; del a, b; print("boom2", gc.collect())
thingy = []
class O:
    def __del__(self): thingy.append(self)
l = []; l.append(l); l.append(O()); del l; print(gc.collect(), len(thingy))
class X(tuple): __slots__ = ()
x = X(([],)); x[0].append(x); del x; print("tuple sub", gc.collect())
s = slice([]); s.start.append(s); del s; print("slice", gc.collect())
class Ouch:
    n = 0
    def __del__(self):
        Ouch.n += 1
        if Ouch.n % 17 == 0: gc.collect()
for cls in (list, tuple, dict):
    gc.enable()
    t = None
    for i in range(2000):
        if cls is dict: t = {1: Ouch(), 2: t}
        else: t = cls([t, Ouch()])
    t = None
    print(cls.__name__, Ouch.n)
gc.disable()
