import weakref, re
def mask(s): return re.sub("0x[0-9a-f]+", "0x", s)
def f():
    class L:
        pass
    class N(L):
        __name__ = "nm"
        class Inner: pass
    a, b, c = L(), N(), N.Inner()
    for o in a, b, c, L, N, f, int, {1}, a.__init__ if 0 else b:
        print(mask(repr(weakref.ref(o))))
        r = weakref.ref(o); print(mask(repr(weakref.proxy(o)))) if not isinstance(o, type) else None
    d = L(); r, p = weakref.ref(d), weakref.proxy(d); del d; print(mask(repr(r)), mask(repr(p)))
f()
import collections
d = collections.deque(); print(mask(repr(weakref.ref(d))), mask(repr(weakref.proxy(d))))
