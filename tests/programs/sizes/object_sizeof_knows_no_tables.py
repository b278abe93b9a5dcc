# object.__sizeof__ tells what the type says of an object: the tables that it has beside count in its own __sizeof__ only.
import collections
import itertools
import sys


class L(list):
    pass


class D(dict):
    pass


class I(int):
    pass


class T(tuple):
    pass


class Own(list):
    def __sizeof__(self):
        return object.__sizeof__(self) + 1000


def generate():
    yield 1


def function(a, b=1):
    return a + b


things = [
    [], [1, 2, 3], {}, {1: 2}, set(), {1, 2, 3, 4, 5, 6, 7}, frozenset(range(9)), (), (1, 2), "a", "abc" * 5, "é", "\u0400", b"abc",
    bytearray(b"abcd"), bytearray(), collections.deque(), collections.deque("a" * 70), collections.OrderedDict(),
    collections.OrderedDict(a=1), collections.defaultdict(int, a=1), collections.Counter("a"), 1, 0, -1, 2**30, 2**70, -(2**31), 1.5, 1j,
    True, False, None, L([1, 2]), D(a=1), I(5), I(2**80), I(-1), T((1, 2)), function, function.__code__, [].append, slice(1), range(3),
    iter([]), iter({}), ValueError(1), property(), object(), zip(), {}.keys(), itertools.permutations("abc"), itertools.product("ab"),
    itertools.combinations("abc", 2),
]
for thing in things:
    print(type(thing).__name__, object.__sizeof__(thing), thing.__sizeof__())
own = Own([1, 2, 3])
print(own.__sizeof__(), sys.getsizeof(own) - own.__sizeof__(), list.__sizeof__(own))
for owner in (list, dict, set, frozenset, bytearray, int, str, tuple, float, collections.deque, collections.OrderedDict,
              type(generate()), type(function.__code__), itertools.product, itertools.count, function.__class__):
    print(owner.__name__, "__sizeof__" in owner.__dict__)
