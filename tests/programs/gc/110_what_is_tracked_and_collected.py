# What the collector tracks, when it stops to, and what it finds.
import gc, sys, weakref, collections, types, itertools, typing
gc.collect()
print(gc.get_threshold(), gc.isenabled(), gc.get_debug())
class C: pass
class S: __slots__ = "a", "b"
class D(dict): pass
class T(tuple): pass
def tr(*a): print([gc.is_tracked(o) for o in a])
tr(1, 1.5, "a", b"a", None, True, (), (1,), (1, "a"), [], [1], {}, {1: 2}, {"a": []}, set(), {1}, frozenset(), frozenset([1]), C(), S(), D(), T(), T((1,)), object(), int, C, len, [].append, tr, (lambda: 0), range(3), slice(1), iter([]), iter(()), iter(range(3)), memoryview(b"a"), bytearray(), Exception(), sys, sys._getframe(), weakref.ref(C), {}.keys(), zip(), enumerate([]), type(None), super, property(), classmethod(tr), staticmethod(tr), tr.__code__, tr.__globals__, C.__dict__, C().__dict__)
t1 = (1, 2); t2 = (1, [2]); t3 = (1, (2, 3)); t4 = ((), ((),)); t5 = tuple([1, 2]); t6 = tuple([1, []]); t7 = tuple(map(int, '123')); t8 = (1, "a") + (2,); t9 = (1,) * 3; t10 = t2[:1]; t11 = t2[1:]
tt = [t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11]
print([gc.is_tracked(t) for t in tt]); gc.collect(0); print([gc.is_tracked(t) for t in tt]); gc.collect(); print([gc.is_tracked(t) for t in tt])
def mk(*a): return a
a, b, c = 1, [], "x"
tt = [mk(), mk(1), mk(b), mk(1, 2), (a, c), (a, b), tuple({1, 2}), tuple({1: 2}), tuple("abc"), tuple(map(int, "12")), (*[1, 2],), (a, *[c]), tuple(range(3)), divmod(5, 2), "a-b".partition("-"), next(enumerate([5])), next(zip([1], [2])), next(iter({1: 2}.items())), sys.version_info, (1.5, 2), (None, True), (b"", ...), (int,), (len,), (a, (b,)), (range(3),), (slice(1),), (frozenset(),), (bytearray(),), (object(),), (C(),), (t1,), tuple([(1, 2)]), tuple([t5])]
print([gc.is_tracked(t) for t in tt]); gc.collect(0); print([gc.is_tracked(t) for t in tt]); gc.collect(); print([gc.is_tracked(t) for t in tt])
dd = [{}, {1: 2}, {1: "a"}, {1: []}, {1: (1, 2)}, {1: ([],)}, dict(a=1), dict(a=[]), dict([(1, 2)]), {i: i for i in range(3)}, {i: [] for i in range(3)}, dict.fromkeys("ab"), dict.fromkeys("ab", []), {1: 2}.copy(), {1: []}.copy(), {**{1: 2}}, {**{1: []}}, {1: 2} | {3: 4}, dict(zip("ab", "cd")), {1: None}, {1: {}}, {(1, 2): 3}, {frozenset(): 1}, {C: 1}, {"f": len}, {1: C()}]
print([gc.is_tracked(d) for d in dd])
d = {}; print(gc.is_tracked(d)); d["a"] = 1; print(gc.is_tracked(d)); d["b"] = []; print(gc.is_tracked(d)); del d["b"]; print(gc.is_tracked(d)); gc.collect(0); print(gc.is_tracked(d)); gc.collect(); print(gc.is_tracked(d))
d.update(x=1); d.setdefault("y", 1); print(gc.is_tracked(d)); d.setdefault("z", []); print(gc.is_tracked(d)); d.clear(); print(gc.is_tracked(d)); d |= {"q": []}; print(gc.is_tracked(d))
gc.collect(); print([gc.is_tracked(d) for d in dd])
o = C(); o.x = 1; print(gc.is_tracked(o.__dict__)); o.y = []; print(gc.is_tracked(o.__dict__)); gc.collect(); print(gc.is_tracked(o.__dict__))
o = C(); o.x = 1; v = vars(o); gc.collect(); print(gc.is_tracked(v))
def kw(**k): return gc.is_tracked(k), gc.is_tracked(locals())
print(kw(), kw(a=1), kw(a=[]))
# cycles
def cyc(n):
    for i in range(n): l = []; l.append(l)
gc.disable()
cyc(5); print(gc.collect(0)); cyc(3); print(gc.collect(1)); cyc(2); print(gc.collect(2)); cyc(4); print(gc.collect()); print(gc.collect(), gc.garbage)
for s in ("l=[];l.append(l)", "d={};d['d']=d", "c=C();c.c=c", "s=S();s.a=s", "a=C();b=C();a.b=b;b.a=a", "def f(): f", "class X: pass", "class Y(C): pass", "g=(i for i in [g] if 0) if 0 else None", "l=[];l.append((l,))", "l=[];l.append({1:l})", "l=[];l.append(l.append)", "c=C();c.f=lambda: c", "c=C();c.m=c.__init__", "import types;m=types.ModuleType('m');m.m=m", "d={};d[1]=d.keys()", "l=[];l.append(iter(l))", "l=[];l.append(zip(l))", "l=[];l.append(map(int,l))", "l=[];l.append(enumerate(l))", "e=Exception();e.e=e", "e=Exception();e.args=(e,)", "e=Exception();e.__cause__=e", "p=property();", "q=collections.deque();q.append(q)", "q=collections.defaultdict(list);q[1]=q", "q=collections.OrderedDict();q[1]=q", "import weakref;c=C();c.r=weakref.ref(c)", "c=C();c.r=weakref.ref(c,lambda r:c)", "c=C();c.r=weakref.proxy(c)", "x=super(C,C());", "l=[];l.append(slice(l))", "l=[];l.append(classmethod(l))", "l=[];l.append(reversed(l))", "l=[];import itertools;l.append(itertools.chain(l))", "l=[];l.append(itertools.cycle(l))", "l=[];l.append(itertools.tee(l)[0])", "c=type('Z',(C,),{})", "c=type('Z',(),{'__slots__':('a',)})", "import typing;X=typing.List[int]"):
    ns = {"C": C, "S": S, "collections": collections}
    gc.collect(); exec(s, ns); ns.clear(); print(s, gc.collect())
gc.enable()
print(gc.get_count()[1:], gc.get_stats()[0].keys() if 0 else "")
class F:
    def __init__(s, n): s.n = n; s.me = s
    def __del__(s): print("del", s.n, end=" ")
for i in range(5): F(i)
gc.collect(); print()
a = F("a"); b = F("b"); a.o = b; b.o = a; ra = weakref.ref(a, lambda r: print("cb a")); rb = weakref.ref(b, lambda r: print("cb b")); del a, b; print(gc.collect(), ra(), rb())
print(gc.get_referents([1, [2]]), len(gc.get_referents(C())), gc.get_referents({1: "x"}), [type(x).__name__ for x in gc.get_referents(cyc)], [type(x).__name__ for x in gc.get_referents(C)], [type(x).__name__ for x in gc.get_referents(C().__dict__)], [type(x).__name__ for x in gc.get_referents((i for i in []))], [type(x).__name__ for x in gc.get_referents(F(1))])
q = C(); q.a = 1; q.b = []; print(gc.get_referents(q)); q.__dict__; print(gc.get_referents(q)); x = [q]; y = {"q": q}; z = (q,); print([type(r).__name__ for r in gc.get_referrers(q)])
print(gc.freeze(), gc.get_freeze_count() > 0, gc.unfreeze(), gc.get_freeze_count())
for call in ("gc.collect(3)", "gc.collect(-1)", "gc.collect('a')", "gc.set_threshold()", "gc.set_threshold('a')", "gc.set_threshold(1,2,3,4)", "gc.set_debug('a')", "gc.get_objects(5)", "gc.get_objects(-1)", "gc.get_objects('a')", "gc.is_tracked()", "gc.collect(1,2)", "gc.set_debug()", "gc.get_count(1)", "gc.is_finalized()", "gc.collect(generation=0)", "gc.collect(gen=0)", "gc.freeze(1)"):
    try: print(call, eval(call))
    except Exception as e: print(call, type(e).__name__, e)
gc.set_threshold(5); print(gc.get_threshold()); gc.set_threshold(5, 6); print(gc.get_threshold()); gc.set_threshold(5, 6, 7); print(gc.get_threshold()); gc.set_threshold(700, 10, 10)
