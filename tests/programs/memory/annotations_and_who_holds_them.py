# Annotations are evaluated where they stand, or from 3.14 on by __annotate__ when somebody asks: what holds what they name.
import dataclasses
import functools
import gc
import inspect
import sys
import typing


class Node:
    pass


def tell(what, *values):
    print(f"{what}:", *values)


def names_of(op):
    return [type(each).__name__ for each in gc.get_referents(op)]


def kept(mapping):
    return [key for key in mapping if "anno" in key]


# --- functions
def plain(a, b=1):
    pass


def annotated(n: Node, *rest: Node, key: "Node" = None, **more: dict) -> Node:
    pass


tell("counts", sys.getrefcount(Node), sys.getrefcount(dict) > 100)
before = gc.get_count()[0]
def one(n: Node): pass
def two(n: Node): pass
tell("births of two", gc.get_count()[0] - before)
tell("referents", names_of(one)[-3:])
made = getattr(annotated, "__annotate__", None)
tell("annotate", made and made.__qualname__, made and made.__module__, made and made.__closure__, made and made.__code__.co_varnames)
tell("plain", getattr(plain, "__annotate__", "none"), plain.__annotations__)
tell("asked", annotated.__annotations__, annotated.__annotations__ is annotated.__annotations__)
tell("counts", sys.getrefcount(Node), names_of(one)[-3:])
one.__annotations__
tell("counts", sys.getrefcount(Node), names_of(one)[-3:])
del one
two = None
annotated.__annotations__ = {}
tell("counts", sys.getrefcount(Node), getattr(annotated, "__annotate__", None))


try:
    def wrong(a: Missing):
        pass
    tell("no error yet")
    wrong.__annotations__
except NameError as error:
    tell("error", error)


# --- what may be set
def other(a: int):
    pass


for value in (3, None, lambda format: {"a": format}, lambda format: 3):
    try:
        other.__annotate__ = value
        tell("set", other.__annotations__)
    except TypeError as error:
        tell("refused", error)
try:
    if made is None:
        del other.__annotate__, other.missing
    del other.__annotate__
except (TypeError, AttributeError) as error:
    tell("refused", str(error)[:30])
for format in (1, 2, 3, "x"):
    try:
        tell("format", format, made(format) if made is not None else None)
    except (NotImplementedError, TypeError) as error:
        tell("format", format, type(error).__name__, error)


# --- classes
class Pair:
    left: Node
    right: int = 2

    def swap(self, other: "Pair") -> Node:
        pass


tell("class", kept(vars(Pair)), sys.getrefcount(Node), len(vars(Pair)))
tell("asked", Pair.__annotations__, kept(vars(Pair)), sys.getrefcount(Node))
tell("method", Pair.swap.__annotations__, sys.getrefcount(Node))
method = getattr(Pair.swap, "__annotate__", None)
tell("closure", method and [type(cell.cell_contents).__name__ for cell in method.__closure__])
del Pair.__annotations__
tell("deleted", kept(vars(Pair)), sys.getrefcount(Node))


class Bare:
    pass


class Below(Pair):
    pass


tell("bare", Bare.__annotations__, kept(vars(Bare)), Below.__annotations__, kept(vars(Below)))
Below.__annotations__ = {"q": 1}
tell("own", Below.__annotations__, kept(vars(Below)), getattr(Below, "__annotate__", None))


class Choice:
    for number in range(2):
        if number:
            first: int = 3
        else:
            second: Node
    if not number:
        third: int
    (fourth): int = 4
    _Choice__fifth: str
    __sixth: str


tell("choice", kept(vars(Choice)), sorted(Choice.__annotations__))


def around(kind):
    local: Unknown = 3

    class Inner:
        field: kind

        def method(self, a: kind) -> [kind for _ in range(2)]:
            pass

    return Inner


inner = around(Node)
tell("inner", inner.__annotations__, inner.method.__annotations__)
del inner
tell("collected", gc.collect() > 0, sys.getrefcount(Node))


# --- what asks for them
@functools.wraps(annotated)
def wrapper(*args):
    pass


def source(n: Node):
    pass


copy = functools.wraps(source)(lambda *args: None)
tell("wraps", wrapper.__annotations__, copy.__annotations__, copy.__annotations__ is source.__annotations__)


class Methods:
    @staticmethod
    def static(n: Node):
        pass

    @classmethod
    def of_class(cls, n: Node) -> None:
        pass


tell("static", vars(Methods)["static"].__annotations__, Methods.of_class.__annotations__)


@dataclasses.dataclass
class Point:
    x: int
    y: Node = None
    kept: typing.ClassVar[int] = 3


tell("dataclass", [f.name for f in dataclasses.fields(Point)], Point(1), inspect.signature(Point.__init__).parameters.keys())


class Named(typing.NamedTuple):
    a: int
    b: Node = None


class Typed(typing.TypedDict):
    a: int


tell("typing", Named(1), Named.__annotations__.keys(), Typed.__annotations__.keys(), typing.get_type_hints(Pair.swap))
tell("inspect", inspect.get_annotations(source), inspect.get_annotations(Named).keys())
try:
    @dataclasses.dataclass
    class Linked:
        next: Linked | None = None

    tell("linked", Linked(Linked()))
except NameError as error:
    tell("linked", error)

# --- the module
answer: Node = 42
tell("module", [key for key in globals() if key.startswith("__anno") or key.startswith("__cond")])
if answer:
    yes: int = 1
else:
    no: int
scope = {}
exec("x: int = 1\nif x:\n    y: str\nelse:\n    z: str\n", scope)
tell("exec", [key for key in scope if "anno" in key], scope.get("__conditional_annotations__"))
tell("counts", sys.getrefcount(Node))
