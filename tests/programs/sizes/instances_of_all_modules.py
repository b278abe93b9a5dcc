# The size of an instance of everything that a program can make.
import sys, re, datetime, decimal, fractions, io, itertools, operator, functools, collections, types, typing, dataclasses, random, struct, array, contextlib, enum, string, textwrap, time, traceback, weakref, json, copy, inspect, asyncio, calendar, logging, abc, math, numbers, statistics, heapq, graphlib, difflib, reprlib, timeit, unittest, warnings, linecache, pprint, doctest, dis
size = sys.getsizeof
def p(name, f):
    try: print(name, size(f()))
    except Exception as e: print(name, type(e).__name__)
p('match', lambda: re.match('a', 'a'))
p('match (a)(b)', lambda: re.match('(a)(b)', 'ab'))
p('scanner', lambda: re.finditer('a', 'a'))
p('date', lambda: datetime.date(2020, 1, 1)); p('time', lambda: datetime.time(1, 2)); p('datetime', lambda: datetime.datetime(2020, 1, 1)); p('timedelta', lambda: datetime.timedelta(1))
p('timedelta days', lambda: datetime.timedelta(1).days); p('td seconds', lambda: datetime.timedelta(1, 5).seconds); p('td0', lambda: datetime.timedelta(0).days); p('td micro', lambda: datetime.timedelta(0, 0, 3).microseconds)
p('aware', lambda: datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)); p('aware time', lambda: datetime.time(1, tzinfo=datetime.timezone.utc)); p('tz', lambda: datetime.timezone(datetime.timedelta(hours=1), 'x')); p('utc', lambda: datetime.timezone.utc)
p('iso', lambda: datetime.date(2020, 1, 1).isocalendar()); p('year', lambda: datetime.date(2020, 1, 1).year); p('timetuple', lambda: datetime.date(2020, 1, 1).timetuple())
p('resolution', lambda: datetime.timedelta.resolution); p('min', lambda: datetime.date.min)
p('decimal', lambda: decimal.Decimal('1.5')); p('decimal big', lambda: decimal.Decimal(10**40)); p('decimal huge', lambda: decimal.Decimal(10**400)); p('context', lambda: decimal.Context()); p('getcontext', lambda: decimal.getcontext()); p('dec nan', lambda: decimal.Decimal('nan')); p('localcontext', lambda: decimal.localcontext()); p('dtuple', lambda: decimal.Decimal(1).as_tuple())
p('fraction', lambda: fractions.Fraction(1, 3))
p('stringio', lambda: io.StringIO()); p('stringio abc', lambda: io.StringIO('abc')); p('stringio big', lambda: io.StringIO('abc' * 1000)); p('bytesio', lambda: io.BytesIO()); p('bytesio abc', lambda: io.BytesIO(b'abc')); p('bytesio getbuffer', lambda: io.BytesIO(b'abc').getbuffer()); p('stdout', lambda: sys.stdout)
def w():
    s = io.StringIO(); s.write('x' * 100); return s
p('stringio written', w)
def w():
    s = io.BytesIO(); s.write(b'x' * 100); return s
p('bytesio written', w)
for name, args in [('count', ()), ('cycle', ([],)), ('repeat', (1,)), ('chain', ([],)), ('islice', ([], 1)), ('starmap', (len, [])), ('takewhile', (len, [])), ('dropwhile', (len, [])), ('filterfalse', (len, [])), ('compress', ([], [])), ('accumulate', ([],)), ('pairwise', ([1],)), ('zip_longest', ([], [])), ('product', ([1], [2])), ('permutations', ([1, 2],)), ('combinations', ([1, 2], 2)), ('combinations_with_replacement', ([1, 2], 2)), ('groupby', ([1],))]:
    p(name, lambda: getattr(itertools, name)(*args))
p('tee', lambda: itertools.tee([1])[0]); p('grouper', lambda: next(itertools.groupby([1]))[1])
class C(itertools.count): pass
class CS(itertools.count): __slots__ = ()
p('C', C); p('CS', CS); print(C.__basicsize__, CS.__basicsize__, C.__dictoffset__, C.__weakrefoffset__)
p('itemgetter', lambda: operator.itemgetter(1)); p('itemgetter2', lambda: operator.itemgetter(1, 2)); p('attrgetter', lambda: operator.attrgetter('a')); p('attrgetter2', lambda: operator.attrgetter('a', 'b.c')); p('methodcaller', lambda: operator.methodcaller('a')); p('methodcaller2', lambda: operator.methodcaller('a', 1, b=2))
p('partial', lambda: functools.partial(len)); p('lru', lambda: functools.lru_cache(len)); p('lru w', lambda: functools.lru_cache()(lambda: 1)); p('cached_property', lambda: functools.cached_property(len)); p('cmp_to_key', lambda: functools.cmp_to_key(len)); p('key', lambda: functools.cmp_to_key(len)(1)); p('singledispatch', lambda: functools.singledispatch(lambda x: 1)); p('partialmethod', lambda: functools.partialmethod(len)); p('sdm', lambda: functools.singledispatchmethod(lambda x: 1)); p('cacheinfo', lambda: functools.lru_cache()(lambda: 1).cache_info())
p('deque', lambda: collections.deque()); p('deque100', lambda: collections.deque(range(100))); p('dequeit', lambda: iter(collections.deque())); p('defaultdict', lambda: collections.defaultdict(int)); p('Counter', lambda: collections.Counter('abc')); p('OD', lambda: collections.OrderedDict(a=1)); p('ChainMap', lambda: collections.ChainMap({})); p('UserDict', lambda: collections.UserDict()); p('UserList', lambda: collections.UserList()); p('UserString', lambda: collections.UserString('')); NT = collections.namedtuple('NT', 'a b'); p('nt', lambda: NT(1, 2)); p('od items', lambda: collections.OrderedDict(a=1).items()); p('od iter', lambda: iter(collections.OrderedDict(a=1))); p('tuplegetter', lambda: NT.a)
p('ns', lambda: types.SimpleNamespace()); p('mp', lambda: types.MappingProxyType({})); p('module', lambda: types.ModuleType('a')); p('ga', lambda: list[int]); p('union', lambda: int | str); p('method', lambda: w.__init__); p('cell', lambda: types.CellType(1)); p('code', lambda: w.__code__); p('dyn', lambda: types.DynamicClassAttribute()); p('frame', lambda: sys._getframe())
T = typing.TypeVar('T')
p('TypeVar', lambda: typing.TypeVar('T')); p('ParamSpec', lambda: typing.ParamSpec('P')); p('args', lambda: typing.ParamSpec('P').args); p('TVT', lambda: typing.TypeVarTuple('T')); p('Any', lambda: typing.Any); p('Optional', lambda: typing.Optional[int]); p('List', lambda: typing.List); p('List[int]', lambda: typing.List[int]); p('Union', lambda: typing.Union); p('ForwardRef', lambda: typing.ForwardRef('a')); p('Callable', lambda: typing.Callable[[int], str]); p('Generic', lambda: typing.Generic[T]); p('Literal', lambda: typing.Literal[1]); p('NewType', lambda: typing.NewType('N', int)); p('Annotated', lambda: typing.Annotated[int, 1]); p('ClassVar', lambda: typing.ClassVar); p('Tuple', lambda: typing.Tuple[int]); p('Dict', lambda: typing.Dict[str, int])
@dataclasses.dataclass
class DC: a: int = 1
@dataclasses.dataclass(slots=True)
class DS: a: int = 1
p('DC', DC); p('DS', DS); p('field', lambda: dataclasses.fields(DC)[0]); p('params', lambda: DC.__dataclass_params__); p('dcfield', lambda: dataclasses.field())
p('Random', lambda: random.Random()); p('Struct', lambda: struct.Struct('i')); p('Structi2', lambda: struct.Struct('ihb')); p('array', lambda: array.array('i', [1, 2])); p('arrayiter', lambda: iter(array.array('i')))
class E(enum.Enum): A = 1
class F(enum.Flag): A = 1
class IE(enum.IntEnum): A = 1
p('E.A', lambda: E.A); p('F.A', lambda: F.A); p('IE', lambda: IE.A); p('E', lambda: E); p('auto', lambda: enum.auto()); p('E cls', lambda: IE); p('members', lambda: E.__members__)
p('Template', lambda: string.Template('a')); p('Formatter', lambda: string.Formatter()); p('wrapper', lambda: textwrap.TextWrapper()); p('struct_time', lambda: time.gmtime(0)); p('te', lambda: traceback.TracebackException(ValueError, ValueError(), None)); p('fs', lambda: traceback.FrameSummary('a', 1, 'b')); p('ss', lambda: traceback.extract_stack()); p('ref', lambda: weakref.ref(DC)); p('WVD', lambda: weakref.WeakValueDictionary()); p('WKD', lambda: weakref.WeakKeyDictionary()); p('WS', lambda: weakref.WeakSet()); p('KR', lambda: weakref.KeyedRef(DC, None, 1)); p('WM', lambda: weakref.WeakMethod(DC().__init__)); p('proxy', lambda: weakref.proxy(DC).__weakref__ if 0 else 1)
p('enc', lambda: json.JSONEncoder()); p('dec', lambda: json.JSONDecoder()); p('sig', lambda: inspect.signature(w)); p('param', lambda: inspect.Parameter('a', inspect.Parameter.POSITIONAL_ONLY)); p('ba', lambda: inspect.signature(w).bind()); p('cm', lambda: contextlib.contextmanager(lambda: (yield))()); p('ES', lambda: contextlib.ExitStack()); p('suppress', lambda: contextlib.suppress()); p('closing', lambda: contextlib.closing(1)); p('nullcontext', lambda: contextlib.nullcontext()); p('redirect', lambda: contextlib.redirect_stdout(None))
p('lock', lambda: asyncio.Lock()); p('event', lambda: asyncio.Event()); p('queue', lambda: asyncio.Queue()); p('sem', lambda: asyncio.Semaphore())
async def co(): return 1
def run():
    async def main():
        f = asyncio.get_running_loop().create_future(); t = asyncio.create_task(co()); h = asyncio.get_running_loop().call_soon(len, 'a'); th = asyncio.get_running_loop().call_later(0, len, 'b'); c = co()
        for n, o in [('future', f), ('task', t), ('handle', h), ('timer', th), ('coroutine', c), ('wrapper', c.__await__())]: print(n, size(o))
        await c; await t
    asyncio.run(main())
run()
async def ag(): yield 1
p('ag', lambda: ag()); p('anext', lambda: ag().__anext__()); p('asend', lambda: ag().asend(1)); p('gen', lambda: (i for i in []))
p('logger', lambda: logging.getLogger('x')); p('record', lambda: logging.LogRecord('a', 1, 'b', 1, 'c', (), None)); p('handler', lambda: logging.Handler()); p('fmt', lambda: logging.Formatter()); p('TS', lambda: graphlib.TopologicalSorter()); p('SM', lambda: difflib.SequenceMatcher()); p('Repr', lambda: reprlib.Repr()); p('timer', lambda: timeit.Timer()); p('TC', lambda: unittest.TestCase()); p('catch', lambda: warnings.catch_warnings()); p('wm', lambda: warnings.WarningMessage('a', Warning, 'b', 1)); p('cal', lambda: calendar.Calendar()); p('nd', lambda: statistics.NormalDist()); p('PP', lambda: pprint.PrettyPrinter()); p('Bytecode', lambda: dis.Bytecode(w))
p('flags', lambda: sys.flags); p('vi', lambda: sys.version_info); p('fi', lambda: sys.float_info); p('ii', lambda: sys.int_info); p('hi', lambda: sys.hash_info); p('impl', lambda: sys.implementation); p('positions', lambda: w.__code__.co_positions()); p('lines', lambda: w.__code__.co_lines()); p('mv', lambda: memoryview(b'a')); p('exc', lambda: ValueError()); p('seqiter', lambda: iter(NT)); p('calliter', lambda: iter(int, 1)); p('zip', lambda: zip()); p('enum', lambda: enumerate([])); p('rev', lambda: reversed([])); p('map', lambda: map(len, [])); p('filter', lambda: filter(len, [])); p('reviter', lambda: reversed({})); p('dictiter', lambda: iter({})); p('strit', lambda: iter('a')); p('strit2', lambda: iter('ä€')); p('bytesit', lambda: iter(b'')); p('bait', lambda: iter(bytearray())); p('rangeit', lambda: iter(range(1))); p('longrange', lambda: iter(range(10**30))); p('tb', lambda: e.__traceback__); p('super', lambda: super(DC, DC())); p('prop', lambda: property()); p('sm', lambda: staticmethod(len)); p('cm', lambda: classmethod(len)); p('slot', lambda: int.__add__); p('mw', lambda: (1).__add__); p('md', lambda: str.join); p('bm', lambda: ''.join); p('gs', lambda: type.__dict__['__dict__'] if 0 else DC.__dict__['__dict__']); p('mem', lambda: DS.a); p('cmd', lambda: dict.__dict__['fromkeys']); p('EG', lambda: ExceptionGroup('a', [ValueError()])); p('setit', lambda: iter(set())); p('listit', lambda: iter([])); p('tupleit', lambda: iter(())); p('mappingproxy', lambda: DC.__dict__); p('unraisable', lambda: 1); p('NotImpl', lambda: NotImplemented); p('slice', lambda: slice(1)); p('range', lambda: range(3)); p('complex', lambda: 1j); p('obj', object); p('odict_keys', lambda: collections.OrderedDict().keys()); p('mvit', lambda: iter(memoryview(b'ab'))); p('abcdata', lambda: abc.ABC._abc_impl); p('bool', lambda: True); p('callable_proxy', lambda: 1)
