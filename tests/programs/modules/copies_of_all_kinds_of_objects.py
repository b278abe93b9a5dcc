# What copy and deepcopy make of objects of the library: types, aliases, loggers, signatures, contexts, iterators.
import copy, typing, collections.abc, types, fractions, datetime, decimal, enum, re, functools, operator, contextvars, array, collections, random, dataclasses, statistics, textwrap, logging, inspect
def t(name, x):
    for f in copy.copy, copy.deepcopy:
        try:
            y = f(x); print(name, f.__name__, y is x, type(y) is type(x), end=' ')
            try: print(y == x)
            except Exception as e: print(type(e))
        except Exception as e: print(name, f.__name__, type(e).__name__, str(e)[:70])
class Color(enum.Enum): R=1
class Fl(enum.Flag): A=1; B=2
P=collections.namedtuple('P','x y')
@dataclasses.dataclass(frozen=True, slots=True)
class DC: a: int
T=typing.TypeVar('T')
def g(): yield 1
class M:
    def f(self): pass
for name, x in dict(ga=list[int], un=int|str, opt=typing.Optional[int], tl=typing.List[int], tv=T, call=typing.Callable[[int],str], cg=collections.abc.Callable[[int],str], ann=typing.Annotated[int,1], lit=typing.Literal[1], fr=fractions.Fraction(1,2), dt=datetime.datetime(2020,1,1), td=datetime.timedelta(1), tz=datetime.timezone.utc, de=decimal.Decimal('1.5'), dctx=decimal.Context(), en=Color.R, fl=Fl.A|Fl.B, rx=re.compile('a'), m=re.match('a','a'), pa=functools.partial(int, base=2), ig=operator.itemgetter(1), ag=operator.attrgetter('a'), mc=operator.methodcaller('a',1), ar=array.array('i',[1]), dq=collections.deque([1],3), od=collections.OrderedDict(a=1), cn=collections.Counter('ab'), dd=collections.defaultdict(list,{1:[2]}), cm=collections.ChainMap({1:2}), ud=collections.UserDict({1:[2]}), ul=collections.UserList([1]), nt=P(1,2), dc=DC(1), ns=types.SimpleNamespace(a=1), mp=types.MappingProxyType({}), gen=g(), fn=g, meth=[].append, bm=M().f, rng=range(3), sl=slice(1,2), mv=memoryview(b'a'), ba=bytearray(b'x'), fs=frozenset([1]), ex=ValueError('a',1), ke=OSError(1,'x'), eg=ExceptionGroup('a',[ValueError()]), pr=property(g), sm=staticmethod(g), cmeth=classmethod(g), mod=copy, ell=..., ni=NotImplemented, ty=type, rnd=random.Random(1), sig=inspect.signature(t), nd=statistics.NormalDist(1,2), lg=logging.getLogger('x'), lc=functools.lru_cache(g), cv=contextvars.ContextVar('q'), it=iter([1,2]), di=iter({1:2}), zi=zip([1],[2]), mpp=map(str,[1]), en2=enumerate([1]), rv=reversed([1]), co=compile('1','a','exec'), cx=1j, ob=object(), ce=(lambda: T).__code__, ce2=types.CellType(3)).items(): t(name, x)
print(repr(copy.copy((*list[int],)[0])), copy.deepcopy({'a': [int | None, list[int], typing.Optional[str]]}))
print(copy.deepcopy(inspect.signature(t)), copy.deepcopy(decimal.Context(prec=5, traps=[decimal.Inexact])))
print((list[int]).__reduce__(), typing.Callable[[int], str].__reduce__()[1], typing.Callable[..., str].__reduce__()[1])
