# sys.getsizeof of one of everything.
import sys, gc, collections, array, types, functools, itertools, weakref, enum, decimal, fractions, datetime, re, io, operator, string, random, copy, dataclasses, typing, abc, contextlib
gs = sys.getsizeof
def p(*a): print(*a)
p("int", [gs(v) for v in (0, 1, -1, 2**30 - 1, 2**30, 2**60, 2**90, 10**100, True, False)])
p("float", gs(1.0), gs(1j), gs(None), gs(...), gs(NotImplemented))
p("str", [gs(v) for v in ("", "a", "ab", "abcdefgh", "é", "éa", "é" * 10, "λ", "λλ", "😀", "😀😀", "a😀", "\x7f", "\x80", "\xff", "Ā")])
p("bytes", [gs(v) for v in (b"", b"a", b"abcdefghij", bytearray(), bytearray(b"a"), bytearray(b"abcd"), bytearray(10), memoryview(b"abc"))])
p("seq", [gs(v) for v in ((), (1,), (1, 2), [], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5], list((1,)), list((1, 2, 3)), list(range(10)), list("abc"), [0] * 7, [i for i in range(3)], [*range(5)], sorted([3, 1]), tuple(range(9)))])
p("dict", [gs(v) for v in ({}, {1: 2}, {i: i for i in range(5)}, {i: i for i in range(6)}, {i: i for i in range(11)}, dict(a=1), dict(a=1, b=2, c=3, d=4, e=5, f=6), dict([(1, 2)]), dict.fromkeys("abc"), dict.fromkeys(range(100)), {**{}}, {**{1: 2}}, {"a": 1}.copy(), {"a": 1} | {2: 3})])
p("set", [gs(v) for v in (set(), {1}, {1, 2, 3, 4}, {1, 2, 3, 4, 5}, set(range(20)), set(range(100)), frozenset(), frozenset([1]), frozenset(range(5)), frozenset(range(100)), set("abc").copy(), {1} | {2}, {1, 2, 3} & {1})])
p("rng", [gs(v) for v in (range(0), range(10), range(10**20), slice(1), slice(1, 2, 3), iter(range(3)), iter(range(10**20)), iter([]), iter(()), iter({}), iter(set()), iter(""), iter("é"), iter(b""), iter(bytearray()), reversed([]), reversed(()), reversed({}), enumerate([]), zip(), zip([], []), zip([], [], []), map(int, []), map(int, [], []), filter(None, []), iter(int, 1), {}.keys(), {}.values(), {}.items(), iter({}.items()), iter({}.values()))])
def f(): pass
def g(a, b=1, *c, d=2, **e): return a
def gen(): yield 1
def gen2(a, b, c): x = yield; y = yield
async def co(): pass
async def ag(): yield 1
def outer():
    v = 1
    def inner(): return v
    return inner
p("func", gs(f), gs(g), gs(lambda: 0), gs(outer()), gs(outer().__closure__), gs(outer().__closure__[0]), gs(gen()), gs(gen2(1, 2, 3)), gs(ag()))
c = co(); p(gs(c), gs(c.__await__())); c.close()
p("code", [gs(q.__code__) for q in (f, g, gen, gen2, co, ag, outer)])
class C:
    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    @property
    def p(self): pass
    a = 1
class S: __slots__ = ()
class S1: __slots__ = ("a",)
class S3: __slots__ = ("a", "b", "c")
class SW: __slots__ = ("a", "__weakref__")
class SD: __slots__ = ("a", "__dict__")
class L(list): pass
class LS(list): __slots__ = ()
class T(tuple): pass
class TS(tuple): __slots__ = ()
class I(int): pass
class IS(int): __slots__ = ()
class F(float): pass
class ST(str): pass
class SS(str): __slots__ = ()
class B(bytes): pass
class BA(bytearray): pass
class DD(dict): pass
class DS(dict): __slots__ = ()
class SE(set): pass
class FS(frozenset): pass
class E(Exception): pass
class CX(complex): pass
class OD(collections.OrderedDict): pass
class DQ(collections.deque): pass
class M(type): pass
class MC(metaclass=M): pass
p("inst", [gs(q()) for q in (object, C, S, S1, S3, SW, SD)], [gs(q(x)) for q, x in ((L, []), (L, [1, 2]), (LS, [1]), (T, ()), (T, (1, 2)), (TS, (1,)), (I, 0), (I, 1), (I, 2**40), (IS, 5), (F, 1.5), (ST, ""), (ST, "abc"), (ST, "é"), (SS, "abc"), (B, b"abc"), (BA, b"abc"), (DD, {}), (DD, {1: 2}), (DS, {}), (SE, [1]), (FS, [1]), (E, 1), (CX, 1), (OD, {}), (DQ, [1]))])
p("class", [gs(q) for q in (C, S, S1, L, T, I, DD, M, MC, E)])
p("desc", [gs(q) for q in (C().m, C.m, C.c, C.__dict__["c"], C.__dict__["s"], C.__dict__["p"], len, [].append, str.upper, "".upper, list.__len__, [].__len__, dict.fromkeys, int.__add__, type.__dict__["__mro__"], S1.a, C.__dict__, object.__new__, super(C, C()), types.SimpleNamespace(), types.SimpleNamespace(a=1), types.MappingProxyType({}), sys, types.ModuleType("x"))])
o = C(); p("idict", gs(o.__dict__)); o.x = 1; p(gs(o.__dict__), gs(o)); 
for i in range(40): setattr(o, "a%d" % i, i)
p(gs(o.__dict__), gs(o)); p([gs(vars(q)) for q in (C(), E(), MC(), DD())])
p("exc", [gs(q) for q in (Exception(), Exception(1), ValueError("x"), KeyError("x"), OSError(), OSError(1, "x"), ImportError(), NameError("x"), AttributeError("x"), SyntaxError(), StopIteration(1), SystemExit(1), UnicodeDecodeError("a", b"", 0, 1, ""), BaseException(), MemoryError(), RecursionError(), ExceptionGroup("a", [ValueError()]), KeyboardInterrupt(), TypeError(), StopAsyncIteration(), GeneratorExit(), Warning(), UnicodeEncodeError("a", "", 0, 1, ""), ModuleNotFoundError(), FileNotFoundError())])
try: 1 / 0
except ZeroDivisionError as e: p("tb", gs(e.__traceback__), gs(e.__traceback__.tb_frame), gs(e))
def fr(): a = 1; b = 2; return gs(sys._getframe())
p("frame", fr(), gs(sys._getframe()))
p("coll", [gs(q) for q in (collections.deque(), collections.deque(range(100)), collections.deque(maxlen=5), collections.OrderedDict(), collections.OrderedDict(a=1), collections.defaultdict(int), collections.Counter(), collections.Counter("abc"), collections.ChainMap(), collections.UserDict(), collections.UserList(), array.array("i"), array.array("i", [1, 2, 3]), array.array("d", range(10)), array.array("b", b"abc"))])
NT = collections.namedtuple("NT", "a b"); p("nt", gs(NT(1, 2)), gs(NT))
class TN(typing.NamedTuple): a: int = 1
p(gs(TN()), gs(TN))
@dataclasses.dataclass
class DC: a: int = 1
@dataclasses.dataclass(slots=True)
class DCS: a: int = 1
p("dc", gs(DC()), gs(DCS()), gs(DC), gs(DCS), gs(DC().__dict__))
class EN(enum.Enum): A = 1
p("enum", gs(EN.A), gs(EN))
p("iter", [gs(q) for q in (itertools.count(), itertools.cycle([]), itertools.repeat(1), itertools.chain([]), itertools.islice([], 1), itertools.product([1], [2]), itertools.permutations([1]), itertools.combinations([1], 1), itertools.accumulate([]), itertools.groupby([]), itertools.starmap(int, []), itertools.takewhile(int, []), itertools.dropwhile(int, []), itertools.compress([], []), itertools.zip_longest([]), itertools.pairwise([]), itertools.filterfalse(int, []), itertools.tee([])[0], functools.partial(int), operator.itemgetter(1), operator.attrgetter("a"), operator.methodcaller("a"))])
class W: pass
w = W(); p("weak", gs(weakref.ref(w)), gs(weakref.proxy(w)), gs(weakref.WeakSet()), gs(weakref.WeakValueDictionary()), gs(weakref.WeakKeyDictionary()), gs(weakref.ref(w, print)), gs(weakref.finalize(w, print)))
p("misc", gs(io.StringIO()) > 0, gs(re.compile("a")) > 0, gs(print), gs(property()), gs(classmethod(f)), gs(staticmethod(f)), gs(list[int]), gs(int | str), gs(typing.Any) > 0, gs(type(f)), gs(types.CodeType))
