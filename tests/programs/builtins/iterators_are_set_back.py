# What __reduce__ of an iterator says, a copy of it, and an iterator that is put elsewhere with __setstate__.
import copy
import itertools


def show(function):
    try:
        print(repr(function()).split(" at 0x")[0])
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)


def parts(reduced):
    return [part.__name__ if callable(part) else part for part in reduced if not isinstance(part, tuple)]


class Squares:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i

    def __len__(self):
        return 4


BIG = 1 << 70
makers = [
    lambda: zip([1, 2], [3, 4]), lambda: zip([1, 2, 3], [3, 4], strict=True), lambda: reversed((1, 2, 3)),
    lambda: reversed("abc"), lambda: reversed(()), lambda: reversed(range(5)), lambda: reversed(Squares()),
    lambda: iter(range(5)), lambda: iter(range(BIG, BIG + 5)), lambda: iter(b"abc"), lambda: iter(bytearray(b"abc")),
    lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("abc"), lambda: iter("é\u1234"), lambda: iter(Squares()),
]
for make in makers:
    iterator = make()
    next(iterator, None)
    print(type(iterator).__name__, end=" ")
    if "range" not in type(iterator).__name__:
        show(lambda: parts(iterator.__reduce__()))
    show(lambda: list(itertools.islice(copy.copy(iterator), 5)))
    for state in (1, 0, 100, "a"):
        if state == "a" and "longrange" in type(iterator).__name__:
            continue
        iterator = make()
        show(lambda: iterator.__setstate__(state))
        show(lambda: list(iterator))
show(lambda: range(1, 9, 2).__reduce__())
show(lambda: copy.deepcopy({"here": range(3)}))
for value in (..., NotImplemented, len, [].append, str.upper, int.__add__, (1).__add__, dict.fromkeys, object.__new__,
              type(show).__closure__):
    show(lambda: value.__reduce__())
    show(lambda: copy.deepcopy([value])[0] == value)
