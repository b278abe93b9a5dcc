# What every type says of the shape of its instances.
import sys
mods = 'abc array asyncio atexit bisect calendar cmath collections collections.abc contextlib copy copyreg dataclasses datetime decimal difflib dis enum errno fractions functools gc graphlib heapq importlib inspect io itertools json keyword linecache math numbers operator pprint random re reprlib statistics string struct textwrap time timeit traceback tracemalloc types typing warnings weakref _weakref _collections _functools _heapq _random contextvars'.split()
for m in mods:
    try: __import__(m)
    except ImportError: pass
seen = {}
def walk(t):
    for s in type.__subclasses__(t):
        if id(s) not in seen:
            seen[id(s)] = s
            walk(s)
walk(object)
seen[id(object)] = object
out = {}
for t in seen.values():
    k = t.__module__ if isinstance(t.__module__, str) else '?'
    k = k + '.' + t.__qualname__
    try: fl = t.__flags__
    except Exception: fl = 0
    out.setdefault(k, (t.__basicsize__, t.__itemsize__, t.__dictoffset__, t.__weakrefoffset__))
wanted = """
_abc: _abc_data
_asyncio: Future Task
_io: BytesIO StringIO TextIOWrapper
_random: Random
_struct: Struct
_weakrefset: WeakSet _IterationGuard
abc: ABC ABCMeta abstractclassmethod abstractproperty abstractstaticmethod
array: array arrayiterator
asyncio.events: AbstractEventLoop Handle TimerHandle
asyncio.exceptions: BrokenBarrierError CancelledError InvalidStateError
asyncio.locks: Barrier BoundedSemaphore Condition Event Lock Semaphore
asyncio.queues: LifoQueue PriorityQueue Queue QueueEmpty QueueFull
asyncio.runners: Runner
asyncio.taskgroups: TaskGroup
asyncio.tasks: _GatheringFuture
asyncio.timeouts: Timeout
asyncio.unix_events: _UnixSelectorEventLoop
builtins: ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EncodingWarning Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NoneType NotADirectoryError NotImplementedError NotImplementedType OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError anext_awaitable async_generator async_generator_asend async_generator_athrow async_generator_wrapped_value bool builtin_function_or_method bytearray bytearray_iterator bytes bytes_iterator callable_iterator cell classmethod classmethod_descriptor code complex coroutine coroutine_wrapper dict dict_itemiterator dict_items dict_keyiterator dict_keys dict_reverseitemiterator dict_reversekeyiterator dict_reversevalueiterator dict_valueiterator dict_values ellipsis enumerate filter float frame frozenset function generator getset_descriptor int iterator list list_iterator list_reverseiterator longrange_iterator managedbuffer map mappingproxy member_descriptor memory_iterator memoryview method method-wrapper method_descriptor module object odict_items odict_iterator odict_keys odict_values property range range_iterator reversed set set_iterator slice staticmethod str str_ascii_iterator str_iterator super traceback tuple tuple_iterator type wrapper_descriptor zip
calendar: Calendar IllegalMonthError IllegalWeekdayError TextCalendar
collections: ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque
collections.abc: AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized ValuesView _CallableGenericAlias
contextlib: AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack ContextDecorator ExitStack _AsyncGeneratorContextManager _BaseExitStack _GeneratorContextManager _RedirectStream aclosing chdir closing nullcontext redirect_stderr redirect_stdout suppress
copy: Error
dataclasses: Field FrozenInstanceError InitVar _DataclassParams _FIELD_BASE _HAS_DEFAULT_FACTORY_CLASS _KW_ONLY_TYPE _MISSING_TYPE
datetime: IsoCalendarDate date datetime time timezone tzinfo
decimal: Clamped Context ContextManager ConversionSyntax Decimal DecimalException DecimalTuple DivisionByZero DivisionImpossible DivisionUndefined FloatOperation Inexact InvalidContext InvalidOperation Overflow Rounded Subnormal Underflow
difflib: Differ Match SequenceMatcher
dis: Bytecode Instruction Positions _Instruction
enum: Enum EnumCheck EnumType Flag FlagBoundary IntEnum IntFlag ReprEnum StrEnum auto member nonmember property verify
fractions: Fraction
functools: CacheInfo KeyWrapper _lru_cache_wrapper _lru_list_elem cached_property partial partialmethod singledispatchmethod
graphlib: CycleError TopologicalSorter
inspect: ArgInfo Arguments Attribute BoundArguments ClosureVars FrameInfo FullArgSpec Parameter Signature Traceback _FrameInfo _ParameterKind _Traceback _empty _void
io: BufferedIOBase IOBase RawIOBase TextIOBase UnsupportedOperation
itertools: _grouper _tee _tee_dataobject accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby islice pairwise permutations product repeat starmap takewhile zip_longest
json.decoder: JSONDecodeError JSONDecoder
json.encoder: JSONEncoder
numbers: Complex Integral Number Rational Real
operator: attrgetter itemgetter methodcaller
pprint: PrettyPrinter _safe_key
random: Random SystemRandom
re: Match Pattern RegexFlag Scanner
reprlib: Repr
statistics: LinearRegression NormalDist StatisticsError
string: Formatter Template
struct: error
sys: flags float_info hash_info int_info thread_info version_info
textwrap: TextWrapper
time: struct_time
timeit: Timer
traceback: FrameSummary StackSummary TracebackException _Sentinel
tracemalloc: BaseFilter DomainFilter Filter Frame Snapshot Statistic StatisticDiff Trace Traceback _Traces
types: DynamicClassAttribute GenericAlias SimpleNamespace UnionType _GeneratorWrapper
typing: Any BinaryIO ForwardRef Generic IO NamedTuple NamedTupleMeta NewType ParamSpec ParamSpecArgs ParamSpecKwargs Protocol SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound TextIO TypeVar TypeVarTuple TypedDict _AnnotatedAlias _AnyMeta _BaseGenericAlias _CallableGenericAlias _CallableType _ConcatenateGenericAlias _GenericAlias _LiteralGenericAlias _ProtocolMeta _SpecialGenericAlias _TupleType _TypedDictMeta _UnionGenericAlias _UnpackGenericAlias
warnings: WarningMessage catch_warnings
weakref: CallableProxyType KeyedRef ProxyType ReferenceType WeakKeyDictionary WeakMethod WeakValueDictionary finalize
weakref.finalize: _Info
"""
for line in wanted.split("\n"):
    module, _, names = line.partition(": ")
    for name in names.split():
        if module + "." + name in out: print(module, name, *out[module + "." + name])
