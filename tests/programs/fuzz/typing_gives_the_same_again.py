# What typing has made for some arguments it gives again, where they can be hashed; literals are told apart by type.
import typing

T = typing.TypeVar("T")
P = typing.ParamSpec("P")


class Box(typing.Generic[T]):
    pass


for text in ("Box[int]", "Box[T]", "Box[T][int]", "typing.Generic[T]", "typing.List[int]", "typing.Optional[int]",
             "typing.Union[int, str]", "typing.Callable[[int], str]", "typing.Callable[..., int]", "typing.Tuple[int, ...]",
             "typing.Dict[str, int]", "typing.Literal[1]", "typing.Annotated[int, 5]", "typing.Annotated[int, []]",
             "typing.Literal[[]]", "typing.ClassVar[int]", "list[int]", "typing.Literal['a', None, Box, 5.0, (1, 2)]",
             "typing.Literal[()]", "typing.Callable[P, int]", "typing.Callable[5, 5]", "typing.Callable[(int, str), str]",
             "typing.Callable[[[1]], int]", "typing.Callable[P, T][[int, str], int]", "Box[int, str]", "Box[[]]",
             "typing.Optional[5, 6]", "typing.Annotated[int]", "typing.Callable[int]"):
    try:
        print(text, eval(text), eval(text) is eval(text))
    except TypeError as error:
        print(text, error, repr(error.__context__))
print(typing.Literal[1] is typing.Literal[True], typing.Literal[1, True, 1], Box[1.0], Box[1])
