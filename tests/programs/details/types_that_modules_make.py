# Types of modules in C, which most of those modules make as classes are made: __module__ in their dict, a bit, a size.
import array
import collections
import functools
import itertools
import operator
import sys
import time

for op in (functools.partial(int), functools.cmp_to_key(len), collections.deque(), collections.defaultdict(),
           collections.OrderedDict(), itertools.count(), itertools.chain(), itertools.groupby([]), operator.itemgetter(1),
           operator.attrgetter("a"), operator.methodcaller("a"), array.array("i"), time.localtime(0), sys.version_info,
           {}.keys(), 1, iter([]), zip()):
    cls = type(op)
    print(cls.__name__, cls.__module__, "__module__" in cls.__dict__, getattr(op, "__module__", "none"),
          cls.__flags__ >> 9 & 1)


@functools.wraps(functools.partial(int))
def wrapped():
    pass


@functools.wraps(operator.itemgetter(1))
def wrapped_getter():
    pass


print(wrapped.__module__, wrapped.__name__, wrapped_getter.__module__, wrapped_getter.__name__)
if sys.version_info < (3, 14):
    for cls in (functools.partial, collections.deque, collections.OrderedDict, itertools.chain, operator.itemgetter, array.array):
        print(cls.__name__, sys.getsizeof(cls))
