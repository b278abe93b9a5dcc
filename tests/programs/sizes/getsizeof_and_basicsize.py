# getsizeof: defaults, errors, subclasses, and what __sizeof__ leaves out.
import sys, types, collections, array, itertools, functools, operator, io, struct, enum, typing, abc, contextlib, string, random, decimal, fractions, datetime
g = sys.getsizeof
print([(t.__name__, t.__basicsize__, t.__itemsize__, t.__dictoffset__, t.__weakrefoffset__) for t in (object, int, float, complex, str, bytes, bytearray, memoryview, list, tuple, dict, set, frozenset, range, slice, type, bool, property, staticmethod, classmethod, super, enumerate, zip, map, filter, reversed, BaseException, Exception, OSError, ValueError, KeyError, StopIteration, ImportError, SystemExit, NameError, AttributeError, UnicodeDecodeError, SyntaxError, BaseExceptionGroup)])
print([(t.__name__, t.__basicsize__, t.__itemsize__, t.__dictoffset__, t.__weakrefoffset__) for t in (types.FunctionType, types.MethodType, types.BuiltinFunctionType, types.CodeType, types.FrameType, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, types.ModuleType, types.TracebackType, types.CellType, types.MappingProxyType, types.SimpleNamespace, types.GenericAlias, types.UnionType, types.MemberDescriptorType, types.GetSetDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType, types.ClassMethodDescriptorType, type(None), type(...), type(NotImplemented), type(iter([])), type(iter(())), type(iter({})), type(iter("")), type(iter(range(1))), type(iter(b"")), type({}.keys()), type(iter(set())), type(iter(int, 1)), type(reversed([])))])
print([(t.__name__, t.__basicsize__, t.__itemsize__, t.__dictoffset__, t.__weakrefoffset__) for t in (collections.deque, collections.OrderedDict, collections.defaultdict, collections.Counter, collections.ChainMap, collections.UserDict, array.array, functools.partial, itertools.count, itertools.chain, itertools.cycle, itertools.repeat, itertools.product, itertools.islice, operator.itemgetter, operator.attrgetter, operator.methodcaller)])
class Bad:
    def __sizeof__(self): return "x"
class Neg:
    def __sizeof__(self): return -1
class Big:
    def __sizeof__(self): return sys.maxsize + 1
class Raise:
    def __sizeof__(self): raise KeyError("k")
class TE:
    def __sizeof__(self): raise TypeError("t")
class Flt:
    def __sizeof__(self): return 2.5
class Idx:
    def __sizeof__(self): return True
class NoneS: __sizeof__ = None
for k in (Bad, Neg, Big, Raise, TE, Flt, Idx, NoneS):
    try: print(k.__name__, g(k()), end="; ")
    except Exception as e: print(k.__name__, type(e).__name__, e, end="; ")
    try: print(g(k(), "default"), end="; ")
    except Exception as e: print(type(e).__name__, e, end="; ")
print()
for a, k in (((), {}), ((1, 2, 3), {}), ((), {"object": []}), (([],), {"default": 1}), ((), {"x": 1})):
    try: print(g(*a, **k), end="; ")
    except TypeError as e: print(e, end="; ")
print()
print([(g(x), x.__sizeof__(), g(x) - x.__sizeof__()) for x in (1, "a", b"", [], (), {}, set(), object(), type, int, lambda: 0, Bad, range(1), slice(1), (i for i in ()), 1.5, None, sys, Exception(), memoryview(b""), bytearray(), iter([]), len, property(), {}.keys())])
class L(list): pass
class LD(L): __slots__ = ("q",)
print(g(L()), g(L([1, 2, 3])), g(LD()), L().__sizeof__(), list.__sizeof__(L()), object.__sizeof__(L()), object.__sizeof__([1] * 100), object.__sizeof__({}), object.__sizeof__("abc"), object.__sizeof__((1, 2)), object.__sizeof__(2 ** 100), type.__sizeof__(L) == L.__sizeof__(), L.__sizeof__.__name__)
try: L.__sizeof__()
except TypeError as e: print(e)
print(int.__sizeof__(True), dict.__sizeof__({1: 2}), set.__sizeof__({1}), str.__sizeof__("é"), bytes.__sizeof__(b"ab"), tuple.__sizeof__((1,)), bytearray.__sizeof__(bytearray(5)), collections.deque.__sizeof__(collections.deque()), array.array.__sizeof__(array.array("i", [1])), memoryview.__sizeof__(memoryview(b"")))
def total(o, seen=None):
    seen = set() if seen is None else seen
    if id(o) in seen: return 0
    seen.add(id(o)); s = g(o)
    if isinstance(o, dict): s += sum(total(k, seen) + total(v, seen) for k, v in o.items())
    elif isinstance(o, (list, tuple, set, frozenset)): s += sum(total(i, seen) for i in o)
    elif hasattr(o, "__dict__") and not isinstance(o, type): s += total(o.__dict__, seen)
    return s
class N:
    def __init__(self, v, n): self.v, self.n = v, n
n = None
for i in range(5): n = N([i] * i, n)
print(total(n), total([1, 2, 3, "abc", (4, 5)]), total({"a": [1, 2], "b": {"c": (3,)}}), total([[0] * 3] * 3), total([[0] * 3 for _ in range(3)]), total({1, 2, 3}), total("x"), total([1.5, 2.5]), total(list(range(300))))
