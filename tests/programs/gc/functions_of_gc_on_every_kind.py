# The collector's functions on all kinds of objects.
import gc, sys, weakref, types
gc.collect(); gc.disable()
class C: pass
class S: __slots__ = ("a",)
class SE: __slots__ = ()
def f(): pass
def gen(): yield
print([gc.is_tracked(x) for x in (1, 1.5, "a", b"a", None, True, (), (1,), (1, "a"), ([],), ((),), ((1,),), ({},), [], [1], {}, {1: 2}, {"a": 1}, {1: []}, {"a": ()}, {"a": (1,)}, {"a": 1.5}, set(), {1}, frozenset(), frozenset([1]), range(3), slice(1), bytearray(), C(), S(), SE(), C, f, gen(), f.__code__, sys, iter([]), iter(()), iter(""), iter({}), {}.keys(), enumerate([]), zip(), map(f, []), reversed([]), object(), type, len, [].append, C().__init__, property(), staticmethod(f), Exception(), sys._getframe(), types.SimpleNamespace(), weakref.ref(C), memoryview(b""), super(C, C()), f.__get__(1), list[int], int | str, types.MappingProxyType({}), types.CellType())])
d = {}; t = []
for k, v in (("a", 1), ("b", "s"), ("c", (1, 2)), ("d", None), ("e", [])): d[k] = v; t.append(gc.is_tracked(d))
print(t); gc.collect(); print(gc.is_tracked(d)); del d["e"]; gc.collect(); print(gc.is_tracked(d), gc.is_tracked(d.copy()), gc.is_tracked(dict(d)), gc.is_tracked({**d}), gc.is_tracked({k: v for k, v in d.items()}))
t = tuple([1, 2]); print(gc.is_tracked(t)); gc.collect(); print(gc.is_tracked(t)); t = (1, (2, (3,))); gc.collect(); print(gc.is_tracked(t), gc.is_tracked(t[1])); t = tuple(i for i in range(3)); print(gc.is_tracked(t)); gc.collect(); print(gc.is_tracked(t)); t = (C(),); gc.collect(); print(gc.is_tracked(t)); t = tuple("abc"); print(gc.is_tracked(t), gc.is_tracked((*"ab",)), gc.is_tracked((1,) + (2,)), gc.is_tracked((1,) * 3))
c = C(); print(gc.is_tracked(c), gc.is_tracked(c.__dict__)); c.x = 1; print(gc.is_tracked(c.__dict__)); c.y = []; print(gc.is_tracked(c.__dict__)); gc.collect(); print(gc.is_tracked(c.__dict__))
def count(make):
    make(); gc.collect(); make(); return gc.collect()
def cyc(*os):
    for a, b in zip(os, os[1:] + os[:1]): a.append(b)
def inst(n):
    a = [C() for _ in range(n)]
    for i in range(n): a[i].next = a[i - 1]
def selfl(): l = []; l.append(l)
def selfd(): d = {}; d["d"] = d
def selft(): l = []; t = (l,); l.append(t)
def selff():
    def g(): return g
def selfc():
    class K: pass
def selfg():
    def gg():
        x = it; yield
    it = gg(); next(it)
def selfm(): c = C(); c.m = c.__init__; 
def selfb(): c = C(); c.f = f.__get__(c)
def selfe():
    try: 1 / 0
    except Exception as e: x = e
def selfs(): s = S(); s.a = s
def selfw(): c = C(); c.c = c; c.r = weakref.ref(c)
def selfp(): import functools; l = []; l.append(functools.partial(f, l))
def selfi(): l = []; l.append(iter(l))
def selfcell(): c = types.CellType(); c.cell_contents = c
def selfmod(): m = types.ModuleType("m"); m.m = m
def selfns(): n = types.SimpleNamespace(); n.n = n
def selffr(): x = sys._getframe()
def selflam(): l = []; l.append(lambda: l)
def selfprop(): l = []; l.append(property(lambda s: l))
def selfset(): c = C(); c.s = {c}
def selfdq(): import collections; d = collections.deque(); d.append(d)
def selfod(): import collections; d = collections.OrderedDict(); d[1] = d
print([(k.__name__, count(k)) for k in (selfl, selfd, selft, selff, selfc, selfg, selfm, selfb, selfe, selfs, selfw, selfp, selfi, selfcell, selfmod, selfns, selffr, selflam, selfprop, selfset, selfdq, selfod)], count(lambda: cyc([], [], [])), count(lambda: inst(3)), count(lambda: inst(10)))
l = [1, [2], {"k": 3}, (4,), C(), "s", 5.5, C]; print([type(x).__name__ for x in gc.get_referents(l)], [type(x).__name__ for x in gc.get_referents({"a": [], 1: 2})], [type(x).__name__ for x in gc.get_referents(f)], [type(x).__name__ for x in gc.get_referents(C())], [type(x).__name__ for x in gc.get_referents(1, "a")], [type(x).__name__ for x in gc.get_referents((1, [2]))], [type(x).__name__ for x in gc.get_referents(weakref.ref(C))], [type(x).__name__ for x in gc.get_referents(c.__init__)], [type(x).__name__ for x in gc.get_referents(iter([1]))], [type(x).__name__ for x in gc.get_referents(S())])
o = object(); h = [o]; h2 = {"o": o}; h3 = (o,); c = C(); c.o = o; print(sorted(type(r).__name__ for r in gc.get_referrers(o) if r is not globals()), gc.get_referrers(h) == [globals()])
print(gc.isenabled(), gc.get_debug(), gc.garbage, len(gc.callbacks), gc.is_finalized(c), len(gc.get_stats()), sorted(gc.get_stats()[0]))
class D:
    def __del__(self): pass
d = D(); d.d = d; del d; print(gc.collect()); x = D(); print(gc.is_finalized(x))
events = []; cb = lambda p, i: events.append((p, i["generation"], i["collected"], i["uncollectable"])); gc.callbacks.append(cb); selfl(); gc.collect(); gc.collect(0); gc.collect(1); gc.callbacks.remove(cb); print(events)
gc.freeze(); n = gc.get_freeze_count(); print(n > 0); gc.unfreeze(); print(gc.get_freeze_count())
for bad in (lambda: gc.collect(3), lambda: gc.collect(-1), lambda: gc.collect("x"), lambda: gc.set_threshold(), lambda: gc.set_debug("x"), lambda: gc.get_objects(generation=5), lambda: gc.get_objects(-2), lambda: gc.is_tracked(), lambda: gc.get_objects("a")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
gc.set_debug(gc.DEBUG_SAVEALL); selfl(); print(gc.collect(), len(gc.garbage), type(gc.garbage[0]).__name__); gc.set_debug(0); gc.garbage.clear(); print(gc.collect())
