import gc, sys, collections, functools, types, weakref
class Bare: __slots__=("a",)
class Slots: __slots__=("a","__weakref__")
class Pair(tuple): pass
class L(list): pass
class D(dict): pass
class S(set): pass
class I(int): pass
class St(str): pass
class Ref(weakref.ref): pass
class E(Exception): pass
class P:
    def m(self): pass
class DQ(collections.deque): pass
class OD(collections.OrderedDict): pass
P3 = collections.namedtuple("P3","x y")
b=Bare(); b.a=b
p=P(); 
def gen(): yield 1
async def co(): pass
async def ag(): yield 1
objs = [b, Bare(), Slots(), Pair((1,2)), L([1]), D(a=1), S([1]), I(5), St("a"), Ref(p), E(1), p, P3(1,2), DQ([1]), collections.deque([1]), collections.defaultdict(list), collections.Counter("a"), functools.partial(len,1), functools.lru_cache(P.m), functools.cmp_to_key(len), functools.cmp_to_key(len)(1), types.SimpleNamespace(a=1), types.MappingProxyType({}), types.ModuleType("m"), property(len), staticmethod(len), classmethod(len), super(I, I(1)), p.m, P.m, [].append, str.join, P.__dict__["m"], P.__dict__.get("__weakref__"), Slots.a, gen(), gen, (lambda: p), iter([]), iter(()), iter({}), iter({}.items()), iter(set()), iter(""), iter(range(3)), enumerate([]), zip([]), map(len,[]), filter(None,[]), reversed([]), {}.keys(), {1:2}.items(), slice(1), memoryview(b""), list[int], int|str, types.CellType(1), weakref.ref(p), weakref.proxy(p), weakref.WeakValueDictionary(), weakref.WeakKeyDictionary(), weakref.WeakSet(), ag(), iter(int, 1), ExceptionGroup("a",[ValueError()]), AttributeError("a", name="b", obj=p), StopIteration(1), KeyError(1), OSError(1,"a"), UnicodeDecodeError("utf8", b"a", 0,1,"x"), SyntaxError("a"), SystemExit(3), sys._getframe(), P, type("X",(),{}), complex, types.FunctionType]
for o in objs:
    try: print(type(o).__name__, gc.is_tracked(o), sorted(type(x).__name__ for x in gc.get_referents(o)) if type(o) is not types.FrameType else 0, sys.getsizeof(o) if not isinstance(o, type) else "")
    except Exception as e: print(type(o).__name__, e)
