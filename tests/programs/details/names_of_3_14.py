# What came with 3.14: searching in memoryviews, sizes of bytearrays, numbers from numbers, heaps with the largest first,
# map that counts. The releases before say that it is not there.
import _heapq
import array
import operator
import sys


def show(function):
    try:
        print(repr(function()))
    except (TypeError, AttributeError, ValueError, IndexError, OverflowError, BufferError) as error:
        print(type(error).__name__, error)


for owner, names in (
    (memoryview, "count index __class_getitem__"), (bytearray, "resize"), (float, "from_number"), (complex, "from_number"),
    (map, "__setstate__"), (operator, "is_none is_not_none"), (classmethod, "__class_getitem__"),
    (_heapq, "heapify_max heappop_max heappush_max heappushpop_max heapreplace_max"), (sys, "_is_interned"),
):
    print(owner.__name__, [name for name in names.split() if hasattr(owner, name)])


def views():
    view = memoryview(b"abcab")
    show(lambda: (view.count(97), view.count("a"), view[::2].count(97), view.index(98), view.index(98, 2), view.index(98, -2)))
    for bad in ((98, 2, 3), (5,), (), (98, "a"), (1, 2, 3, 4), (98, None)):
        show(lambda: view.index(*bad))
    show(lambda: view.count())
    numbers = memoryview(array.array("d", [1.5, 2, 2]))
    show(lambda: (numbers.count(2), numbers.index(2)))
    lent = memoryview(bytearray(3))

    class Releases:
        def __eq__(self, other):
            lent.release()
            return False

    show(lambda: lent.count(Releases()))
    show(lambda: lent.index(1))
    show(lambda: (memoryview[int], classmethod[int], staticmethod[int, str]))


def sizes():
    data = bytearray(b"abc")
    for size in (5, 2, -1, "a", 1.5, 1 << 70):
        show(lambda: (data.resize(size), data))
    for size in (1, 5, 20, 19, 10, 100, 101, 90, 40, 0, 7):
        data.resize(size)
        print(size, data.__alloc__(), end="; ")
    with memoryview(data):
        show(lambda: data.resize(1))
        show(lambda: data.resize(7))


class Real:
    def __float__(self):
        return 2.5


class Whole:
    def __index__(self):
        return 7


class Both:
    def __complex__(self):
        return 3j


class Wrong:
    def __float__(self):
        return 1

    __complex__ = __float__


def numbers():
    for kind in (float, complex):
        class Mine(kind):
            pass
        for value in (1, 1.5, True, 2j, "1", b"1", None, 10 ** 400, Real(), Whole(), Both(), Wrong()):
            show(lambda: kind.from_number(value))
        show(lambda: kind.from_number())
        show(lambda: [type(each).__name__ for each in (Mine.from_number(1), kind.from_number(Mine(1)), Mine.from_number(Mine(1)))])
        same = kind(5)
        show(lambda: kind.from_number(same) is same)


def heaps():
    heap = [3, 1, 4, 1, 5, 9, 2, 6]
    for step in (
        lambda: _heapq.heapify_max(heap), lambda: _heapq.heappush_max(heap, 7), lambda: _heapq.heappop_max(heap),
        lambda: _heapq.heapreplace_max(heap, 0), lambda: _heapq.heappushpop_max(heap, 100), lambda: _heapq.heappushpop_max(heap, 1),
        lambda: _heapq.heappushpop_max([], 1), lambda: _heapq.heappop_max([]), lambda: _heapq.heapreplace_max([], 1),
        lambda: _heapq.heapify_max(()), lambda: _heapq.heappush_max((), 1), lambda: _heapq.heappop_max(),
    ):
        show(step)
    print(heap)


class MyMap(map):
    def __init__(self, *arguments, **others):
        self.others = others


def maps():
    for iterables in (([1, 2], [3, 4]), ([1, 2], [3]), ([1], [3, 4]), ([1], [3], [3, 4]), ([1], [3], [])):
        show(lambda: list(map(lambda *numbers: numbers, *iterables, strict=True)))
    for others in ({"x": 1}, {"strict": 1}, {"strict": 1, "x": 1}):
        show(lambda: MyMap(str, [1], **others).others)
        show(lambda: len(map(str, [1], **others).__reduce__()))
    again = map(lambda *numbers: numbers, [1], [2, 3])
    again.__setstate__(True)
    show(lambda: list(again))


if sys.version_info >= (3, 14):
    for part in (views, sizes, numbers, heaps, maps):
        part()
    show(lambda: (operator.is_none(None), operator.is_not_none(None)))
