# What CPython's own tests found: registered types, documentation of fields, long words, plain functions as __new__,
# powers of one, dates without a year, sums of products with bools, proxies.
import array
import collections.abc
import math
import textwrap
import warnings
from collections import namedtuple
from datetime import datetime
from enum import Enum

print(isinstance(array.array("b"), collections.abc.MutableSequence))
print((-1) ** (10**30), (-1) ** (10**30 + 1), 1 ** (2**200), 0 ** (2**100), pow(3, 10**40, 7), 7**0, (-7) ** 3)
Point = namedtuple("Point", "x y")
Point.__doc__ += ": a point"
Point.x.__doc__ = "The x"
print(Point.x.__doc__, Point.__doc__, Point.y.__doc__)
print(math.sumprod([0.1] * 20, [True, False] * 10), math.sumprod([1, 2], [3, 4]))
text = 'Did you say "supercalifragilisticexpialidocious?" How *do* you spell that odd word, anyways?'
print(textwrap.wrap(text, 12), textwrap.wrap(text, 12, break_long_words=False))


class Base:
    pass


def make(cls, *args):
    print(cls.__name__, args)
    return object.__new__(cls)


Base.__new__ = make


class Derived(Base):
    def __new__(cls, value):
        return super().__new__(cls, value)


Derived(1)
try:
    class Bad(int, Enum):
        def __new__(cls, value):
            return super().__new__(cls, value)
        failed = 1
except TypeError as e:
    print(e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(datetime.strptime("12 31", "%m %d"), datetime.strptime("12:30", "%H:%M"), datetime.strptime("3 May 24", "%d %b %y"))
print([(w.category.__name__, str(w.message).splitlines()[-1]) for w in caught])

import typing

T = typing.TypeVar("T")
ToT = collections.abc.Callable[..., T]
print(ToT[int], collections.abc.Callable[[int, T], T][str], ToT[typing.NoReturn], typing.Callable[..., T][int])
for wrong in (lambda: ToT[5], lambda: collections.abc.Callable[[T], T][int, str], lambda: collections.abc.Callable[int]):
    try:
        print(wrong())
    except TypeError as e:
        print(type(e).__name__)
