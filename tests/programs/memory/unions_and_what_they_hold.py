# int | None and typing.Optional[int]: of which type, who holds the members, whether a weak reference is possible.
import copy
import functools
import gc
import sys
import types
import typing
import weakref

gc.collect()


def show(function):
    try:
        print(function())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Leaf:
    pass


u = int | str
show(lambda: (type(u), typing.Union, types.UnionType is typing.Union, repr(types.UnionType)))
show(lambda: (typing.Union[int, str], typing.Optional[int], type(typing.Optional[int])))
show(lambda: isinstance(u, typing.Union))
show(lambda: (typing.Union[int, str] == u, hash(typing.Union[int, str]) == hash(str | int), {u: 1}[str | int]))
show(lambda: typing.Union[int, str] is typing.Union[int, str])
show(lambda: typing.Optional[int] is typing.Optional[int])
show(lambda: weakref.ref(u)() is u)
show(lambda: [gc.is_tracked(u), gc.get_referents(u)])
show(lambda: (sys.getrefcount(u), sys.getrefcount(u.__args__), u.__parameters__))

before = sys.getrefcount(Leaf)
v = int | Leaf
print(sys.getrefcount(Leaf) - before)
w = Leaf | None
print(sys.getrefcount(Leaf) - before, v == (Leaf | int), w)
print([type(each).__name__ for each in gc.get_referrers(Leaf) if not isinstance(each, dict)])
del v
print(sys.getrefcount(Leaf) - before)
x = typing.Optional[Leaf]
print(sys.getrefcount(x), x is typing.Optional[Leaf])
del w, x
show(lambda: gc.collect() >= 0)

T = typing.TypeVar("T")
show(lambda: typing.Union())
show(lambda: typing.Union[()])
show(lambda: (typing.Union[int], typing.Union[int, int], typing.Union[int, None], typing.Union[None]))
show(lambda: typing.Union["int", str])
show(lambda: int | "str")
show(lambda: typing.Union[int, typing.ClassVar[int]])
show(lambda: (int | list[T], (int | list[T])[str], typing.Union[int, T][str], typing.Union[int, T][int]))
show(lambda: (T | None, typing.List[int] | None, "X" | T))
show(lambda: typing.List[typing.Optional[int]])
show(lambda: (isinstance(None, typing.Optional[int]), issubclass(bool, int | str)))
show(lambda: (typing.get_origin(u), typing.get_origin(typing.Union[int, str]), typing.get_args(u)))
show(lambda: u.__name__)
show(lambda: u.__origin__)
show(lambda: u.__module__)
show(lambda: setattr(u, "x", 1))
show(lambda: (copy.copy(u) == u, copy.deepcopy(u) == u))
show(lambda: u())


def annotated(a: typing.Optional[int] = None, b: int | str = 0) -> typing.Union[int, Leaf]:
    pass


show(lambda: annotated.__annotations__)
show(lambda: typing.get_type_hints(annotated))


@functools.singledispatch
def kind(value):
    return "other"


@kind.register
def _(value: int | float):
    return "number"


@kind.register
def _(value: typing.Union[str, bytes]):
    return "text"


show(lambda: [kind(each) for each in (1, 2.0, "", b"", [])])


class Wrong(int | str):
    pass
