from typing import *
import typing, collections.abc
T = TypeVar("T"); K = TypeVar("K", bound=int); V = TypeVar("V", int, str, covariant=False)
print(T, K, V, K.__bound__, V.__constraints__, repr(TypeVar("C", covariant=True)), TypeVar("D", contravariant=True))
print(List, List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, None, str], Union[int], Optional[Optional[int]])
print(Callable, Callable[[int, str], bool], Callable[..., Any], Callable[[], None], Any, Tuple[int, ...], Tuple[()], Type[int], Literal["a", 1, None], Final[int], ClassVar[Dict[str, int]])
print(Generic[T], Iterable[T], Mapping[K, T][int, str] if 0 else Mapping[K, T], Mapping[T, V][str, int])
print(list[T], list[T][int], dict[T, list[K]], dict[T, list[K]].__parameters__, dict[T, list[K]][str, int], (list[T] | None)[int], int | list[str])
print(collections.abc.Callable[[int, T], str], collections.abc.Callable[[int, T], str][float], collections.abc.Callable[..., int], collections.abc.Callable[[], int].__args__)
class Box(Generic[T]):
    def __init__(self, x: T): self.x = x
    def get(self) -> T: return self.x
print(Box[int], Box[int](3).x, Box[int](3).__orig_class__, Box.__parameters__, Box.__orig_bases__, Box[T][str], Box[int] == Box[int], hash(Box[int]) == hash(Box[int]))
class Sub(Box[int]): pass
class Two(Generic[T, K], Dict[T, K]): pass
print(Sub.__mro__, Sub.__orig_bases__, Two.__mro__, Two[str, int])
for bad in ("Box[int, str]", "Sub[int]", "Generic[int]", "Generic[T, T]", "List[int, str]", "Dict[int]", "Union[()]", "Optional[int, str]", "Any()", "isinstance(1, Any)", "isinstance([], List[int])", "TypeVar('X', int)", "Callable[int]", "list[int][str]", "Literal[1].x", "List()"):
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
print(isinstance([], List), issubclass(list, List), isinstance(1, Union[int, str]), isinstance({}, Mapping))
class P(NamedTuple):
    "doc"
    x: int
    y: float = 2.0
    def norm(self): return self.x + self.y
print(P(1), P(1, 3).norm(), P._fields, P._field_defaults, P.__annotations__, P.__mro__, P.__doc__, P.__orig_bases__[0].__name__)
Q = NamedTuple("Q", [("a", int), ("b", str)]); print(Q(1, "z"), Q.__module__)
class Movie(TypedDict):
    name: str
    year: int
class Movie2(Movie, total=False):
    extra: NotRequired[bool]
    z: Required[int]
m = Movie(name="x", year=1); print(m, type(m), Movie.__annotations__, Movie.__total__, sorted(Movie2.__required_keys__), sorted(Movie2.__optional_keys__), is_typeddict(Movie))
try: isinstance({}, Movie)
except TypeError as e: print(e)
@runtime_checkable
class Closeable(Protocol):
    def close(self): ...
class F:
    def close(self): pass
class G: pass
print(isinstance(F(), Closeable), isinstance(G(), Closeable), issubclass(F, Closeable), is_protocol(Closeable))
class NP(Protocol):
    x: int
try: isinstance(F(), NP)
except TypeError as e: print(e)
try: Closeable()
except TypeError as e: print(e)
class Impl(Closeable):
    def close(self): return 1
print(Impl().close(), isinstance(Impl(), Closeable))
UserId = NewType("UserId", int); print(UserId, UserId(5), UserId.__supertype__)
def f(a: "int", b: Optional["Box"] = None, *c: List["T"]) -> "Dict[str, Any]": pass
print(get_type_hints(f)); print(get_type_hints(P), get_type_hints(Box.get))
class N:
    left: "Optional[N]"; v: Annotated[int, "meta"]
print(get_type_hints(N), get_type_hints(N, include_extras=True))
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Optional[int]), get_args(Callable[[int], str]), get_origin(list[int]), get_args(int | str), get_origin(int), get_origin(Annotated[int, 1]), get_args(Literal[1, 2]))
@overload
def o(x: int) -> int: ...
@overload
def o(x: str) -> str: ...
def o(x): return x
print(o(1), len(get_overloads(o)), cast(int, "x"), TYPE_CHECKING)
@final
class Z: pass
print(Z.__final__, Annotated[int, 1, "a"], ForwardRef("X"), List["X"], Union["A", int])
Pm = ParamSpec("Pm"); print(Pm, Callable[Pm, int], Pm.args, Concatenate[int, Pm])
print(Self, Never, NoReturn, LiteralString, TypeAlias, NotRequired[int], Unpack[Tuple[int]], TypeGuard[int], Text, AnyStr)
try: assert_never(3)
except AssertionError as e: print(e)
Ts = TypeVarTuple("Ts"); print(Ts)
print(SupportsInt, isinstance(3, SupportsInt), isinstance("", SupportsInt), isinstance(3, Hashable), typing.IO, Iterator[int], Generator[int, None, str], Generator[int])
class St(Generic[T]):
    def push(self, item: T) -> None: self.i = item
s: St[int] = St(); s.push(1); print(s.i, __annotations__)
print(typing.List.__origin__, List[int].__args__, Optional[int].__args__, Deque[int], DefaultDict[str, int], typing.Counter[str], Sequence[int], Set[int])
class Cmp(Protocol):
    def __lt__(self, o: Any) -> bool: ...
CT = TypeVar("CT", bound=Cmp); print(CT.__bound__)
print(List[int] | None, None | List[int], T | int, "X" | T if 0 else "", Optional[T][int], Union[T, str][int])
