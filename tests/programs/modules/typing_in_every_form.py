import builtins, re as _re
def print(*a): builtins.print(_re.sub("0x[0-9a-f]+", "0x", " ".join(map(str, a))))
import sys
def t(f, *a, **k):
    try:
        r = f(*a, **k); print(repr(r)); return r
    except BaseException as e: print(type(e).__name__, ":", e)
def ev(src, **ns):
    try: print(src, "->", repr(eval(src, globals(), ns) if ns else eval(src, globals())))
    except BaseException as e: print(src, "!!", type(e).__name__, ":", e)

import typing, types, collections, abc
from typing import *
T = TypeVar('T'); K = TypeVar('K', bound=int); V = TypeVar('V', int, str); TC = TypeVar('TC', covariant=True); P = ParamSpec('P'); Ts = TypeVarTuple('Ts')
for a in ["List[int]", "Dict[str, List[int]]", "Optional[int]", "Union[int, str, int]", "Union[int]", "Union[int, Union[str, None]]", "Optional[Optional[int]]", "int | None", "int | str | int", "None | int", "list[int] | None", "Callable[[int, str], bool]", "Callable[..., int]", "Callable[P, int]", "Callable[Concatenate[int, P], str]", "Tuple[int, ...]", "Tuple[()]", "tuple[()]", "Literal[1, 'a', True, None]", "Literal[1, 1]", "Literal[Literal[1, 2], 3]", "Annotated[int, 'meta', 3]", "Annotated[Annotated[int, 1], 2]", "Annotated[int]", "ClassVar[int]", "Final[str]", "Type[int]", "Any", "NoReturn", "Never", "Self", "LiteralString", "T", "K", "V", "TC", "P", "Ts", "P.args", "P.kwargs", "Unpack[Ts]", "Tuple[Unpack[Ts]]", "tuple[*Ts]", "Generic[T]", "Generic[T, K]", "Generic[int]", "Generic[T, T]", "Protocol[T]", "List[T][int]", "Dict[T, K][int, bool]", "Dict[T, K][int]", "List[int][str]", "list[T][int]", "dict[T, list[T]][int]", "Callable[[T], K][int, bool]", "Union[T, int][str]", "Union[T, int][int]", "Optional[T][None]", "List", "Dict", "Callable", "Iterable[int]", "Mapping[str, int]", "DefaultDict[str, int]", "Counter[int]", "Deque[int]", "ChainMap[int, str]", "OrderedDict[int, str]", "Generator[int, str, None]", "Generator[int]", "AsyncIterator[int]", "Awaitable[int]", "ContextManager[int]", "Pattern[str]", "Match", "IO[str]", "TextIO", "Text", "AnyStr", "Hashable", "Sized", "SupportsInt", "Required[int]", "NotRequired[int]", "ReadOnly[int]", "TypeGuard[int]", "TypeIs[int]", "TypeAlias", "ForwardRef('x')", "List['Foo']", "List[1]", "List[int, str]", "Optional[1, 2]", "Union[()]", "Literal[()]", "ClassVar[1]", "Callable[int, str]", "Callable[[int]]", "Type[1]", "int[str]", "list[1]", "type[int]", "tuple[int, ...]", "collections.abc.Callable[[int], str]", "collections.abc.Callable[..., T][int]", "List[int] == List[int]", "hash(List[int]) == hash(List[int])", "Union[int, str] == Union[str, int]", "Union[int, str] == (int | str)", "Literal[1] == Literal[True]", "List[int] is List[int]", "isinstance([], List)", "isinstance([], List[int])", "isinstance(1, Union[int, str])", "isinstance(1, int | str)", "isinstance(1, Optional[int])", "isinstance(None, int | None)", "isinstance([1], list[int])", "issubclass(int, int | str)", "issubclass(list, Iterable)", "isinstance(1, Any)", "isinstance(1, Literal[1])", "isinstance(len, Callable)", "List[int]()", "List()", "Union[int, str]()", "list[int]((1, 2))", "Any()", "T()", "get_origin(List[int]), get_args(Dict[str, int])", "get_args(Callable[[int], str]), get_origin(Annotated[int, 1]), get_args(Annotated[int, 1]), get_args(Union[int, None]), get_origin(int | str), get_args(int | str)", "get_origin(Generic[T]), get_args(Literal[1, 2]), get_origin(int), get_args(int), get_origin(P.args)", "T.__name__, T.__bound__, K.__bound__, V.__constraints__, TC.__covariant__, T.has_default(), T.__default__", "TypeVar('X', default=int).__default__, TypeVar('X', int)", "TypeVar('X', bound=int, covariant=True, contravariant=True)", "TypeVar(1)", "TypeVar('X', int, str, bound=int)", "List[int].__origin__, List[int].__args__, List[T].__parameters__, List[int].__mro_entries__", "list[int].__origin__, list[int].__args__, list[T].__parameters__, list[int].__unpacked__, list[int].append", "cast(int, 'a')", "assert_type(1, str)", "assert_never(1)", "reveal_type", "NewType('N', int)(5)", "NewType('N', int)", "NewType('N', int).__supertype__", "no_type_check(int)", "TYPE_CHECKING", "is_typeddict(int)", "(int | str).__args__", "(int | 'x')", "int | 5", "T | int", "int | T", "List[int] | str", "(T | int)[str]", "type(int | str), type(list[int]), type(List[int])", "typing.Union[list[int], None]", "Unpack[tuple[int, str]]", "tuple[*tuple[int, ...]]", "Concatenate[int]", "Concatenate[int, P]"]: ev(a)
class Node(Generic[T]):
    x: T
    kids: 'list[Node[T]]'
    def m(self, a: int, *b: str, c: 'T' = None, **d: 'Node') -> Optional['Node']: ...
print(get_type_hints(Node), get_type_hints(Node.m), Node[int], Node[int](), Node.__parameters__, Node[int].__class__, Node.__orig_bases__, Node[T][int], Node[int].x if False else '')
t(lambda: Node[int, str]); t(lambda: Node[int][str])
class Two(Node[K], Generic[K, V]): ...
print(Two.__parameters__, Two[int, str], Two.__mro__, Two[K, str][int]); t(lambda: Two[int])
class Pt(NamedTuple):
    x: int
    y: str = 'd'
    def dist(self): return self.x * 2
print(Pt(1), Pt(1, 'z').dist(), Pt._fields, Pt._field_defaults, Pt.__annotations__, Pt(3)._replace(y='q'), Pt.__doc__, Pt(1)._asdict(), Pt.__mro__, Pt.__orig_bases__); t(Pt)
def badnt():
    class X(NamedTuple):
        a: int = 1
        b: int
t(badnt)
def badnt2():
    class X(NamedTuple):
        _a: int
t(badnt2)
def badnt3():
    class X(NamedTuple, dict): a: int
t(badnt3)
def badnt4():
    class X(NamedTuple):
        a: int
        def __new__(cls): ...
t(badnt4)
class GN(NamedTuple, Generic[T]): a: T
print(GN[int](3), GN.__orig_bases__, GN.__mro__)
print(NamedTuple('Q', [('a', int), ('b', str)])(1, 2)); t(lambda: NamedTuple('Q', a=int))
class TD(TypedDict):
    a: int
    b: NotRequired[str]
class TD2(TD, total=False): c: Required[int]; d: float
print(TD(a=1), TD.__required_keys__, sorted(TD2.__required_keys__), sorted(TD2.__optional_keys__), TD2.__total__, TD2.__annotations__, TD.__mro__, TD2.__orig_bases__, is_typeddict(TD), type(TD)); t(lambda: isinstance({}, TD)); print(get_type_hints(TD2), get_type_hints(TD, include_extras=True))
print(TypedDict('F', {'x': int, 'y': str}, total=False)(x=1))
def badtd():
    class X(TD, int): ...
t(badtd)
class Sup(Protocol):
    def close(self) -> None: ...
    name: str
@runtime_checkable
class Cl(Protocol):
    def close(self): ...
class Impl:
    name = 'n'
    def close(self): ...
print(isinstance(Impl(), Cl), isinstance(3, Cl), issubclass(Impl, Cl)); t(lambda: isinstance(Impl(), Sup)); t(Sup); t(Cl)
class Ex(Cl): ...
print(Ex(), 1) if False else print(isinstance(Ex(), Cl), Ex.__mro__, Cl._is_protocol, Ex._is_protocol, get_protocol_members(Sup) == {'close', 'name'}, is_protocol(Cl), is_protocol(Ex))
@runtime_checkable
class Data(Protocol): x: int
t(lambda: issubclass(Impl, Data)); print(isinstance(Impl(), Data))
def badp():
    class X(Protocol, int): ...
t(badp)
@overload
def ov(a: int) -> int: ...
@overload
def ov(a: str) -> str: ...
def ov(a): return a
print(ov(3), len(get_overloads(ov))); clear_overloads(); print(get_overloads(ov))
@overload
def only(a): ...
t(only, 1)
@final
class Fi: ...
print(Fi.__final__)
class Base:
    def m(self): ...
class Der(Base):
    @override
    def m(self): ...
print(Der.m.__override__)
def hints(a: 'int', b: Annotated[int, 5], c: Optional['str'] = None, d: int = None) -> 'None': ...
print(get_type_hints(hints), get_type_hints(hints, include_extras=True)); hints.__annotations__['a'] = 'Undefined'; t(get_type_hints, hints); t(get_type_hints, 5)
# PEP 695
class Stack[T]:
    def __init__(self): self.i: list[T] = []
    def push[U: (int, str)](self, x: T, u: U = 1) -> 'Stack[T]': self.i.append(x); return self
def first[A: int, *B, **C](x: A, *b: *B) -> A: return x
type Alias[X] = list[X] | None
type Rec = int | list[Rec]
print(Stack.__type_params__, Stack[int], Stack[int]().push(3).i, Stack.push.__type_params__[0].__constraints__, first.__type_params__, first(3), Alias, Alias.__value__, Alias[int], Alias.__type_params__, Rec.__value__, Stack.__orig_bases__, Stack.__parameters__, first.__annotations__, Alias[int].__args__, Alias[int].__origin__)
class Dflt[T = int, *U = *tuple[int, str]]: ...
print(Dflt.__type_params__[0].__default__, Dflt.__type_params__[1].__default__); t(lambda: isinstance(3, Alias)); t(lambda: Alias.foo); t(lambda: TypeAliasType('Q', int)); t(lambda: setattr(Alias, '__name__', 'x'))
class Lazy[T: undefined_name]: ...
t(lambda: Lazy.__type_params__[0].__bound__)
print(T.__module__, repr(Stack.push.__annotations__), Stack.__init__.__annotations__)
