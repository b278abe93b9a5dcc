# Names that older releases do not have, and what they have instead.
import calendar
import copy
import datetime
import enum
import inspect
import itertools
import math
import random
import re
import statistics
import sys
import types
import warnings
from collections import namedtuple
from collections import abc
from dataclasses import dataclass

Point = namedtuple("Point", "x y")


@dataclass
class Pair:
    a: int
    b: int


def has(owner, *names):
    print(owner.__name__, [name for name in names if hasattr(owner, name)])


has(copy, "copy", "replace")
has(math, "fma", "sumprod")
has(itertools, "batched", "pairwise")
has(enum, "EnumDict")
has(re, "PatternError", "error")
has(inspect, "getasyncgenstate", "markcoroutinefunction", "iscoroutine")
has(types, "get_original_bases")
has(warnings, "deprecated")
has(random, "binomialvariate")
has(random.Random, "binomialvariate")
has(abc, "Buffer")
has(calendar, "Month", "JANUARY")
has(sys.modules["builtins"], "PythonFinalizationError", "ExceptionGroup")
has(Point, "_replace", "__replace__")
has(Pair, "__replace__")
has(datetime.date, "replace", "__replace__")
has(int, "is_integer", "bit_count")
has(property, "__name__")
has(staticmethod, "__annotations__", "__wrapped__")
has(type(lambda: 0), "__type_params__")
has(type((lambda: 0).__code__), "replace", "__replace__")
has(type(x for x in ()), "__class_getitem__")

print("Buffer" in abc.__all__, "replace" in copy.__all__, "EnumDict" in enum.__all__)
try:
    from itertools import batched
    print(list(batched("abc", 2)))
except ImportError as error:
    print(error)
try:
    re.compile("(")
except re.error as error:
    print(type(error), error)
for hashed in slice(1, 2),:
    try:
        print(hash(hashed) == hash(slice(1, 2)), slice.__hash__ is None)
    except TypeError as error:
        print(error, slice.__hash__)
print(type(enum.EnumMeta.__prepare__("E", (enum.Enum,))))
print(repr(calendar.weekday(2024, 1, 1)), calendar.monthrange(2024, 2))
print(statistics.correlation([1, 2, 3], [2, 4, 7]))
for method in ({}.__getitem__, {}.__contains__, [].__getitem__, set().__contains__, frozenset().__contains__, ().__getitem__):
    print(type(method).__name__, end=" ")
print([name for name in ("list", "dict", "set", "frozenset", "bytearray", "tuple", "bytes")
       if "__sizeof__" in vars(getattr(sys.modules["builtins"], name))])
