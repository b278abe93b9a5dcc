# Types of some library modules stand in CPython's heap: names, containers and instances count in them.
import array
import collections
import functools
import gc
import itertools
import operator
import sys

gc.collect()


def difference(type_, make):
    before = sys.getrefcount(type_)
    made = [make() for _ in range(10)]
    more = sys.getrefcount(type_) - before
    del made
    gc.collect()
    print(type_.__name__, more, sys.getrefcount(type_) - before)


class Queue(collections.deque):
    pass


class Step(functools.partial):
    pass


difference(collections.deque, collections.deque)
difference(collections.deque, lambda: collections.deque([1, 2], 3).copy())
difference(collections.defaultdict, lambda: collections.defaultdict(list))
difference(type(iter(collections.deque())), lambda: iter(collections.deque([1])))
difference(functools.partial, lambda: functools.partial(print, 1))
difference(functools.partial, lambda: functools.partial(functools.partial(print, 1), 2))
difference(operator.itemgetter, lambda: operator.itemgetter(1))
difference(operator.attrgetter, lambda: operator.attrgetter("a", "b"))
difference(operator.methodcaller, lambda: operator.methodcaller("a", 1))
difference(array.array, lambda: array.array("i", [1]))
difference(array.array, lambda: array.array("i", [1, 2, 3])[1:])
difference(itertools.count, itertools.count)
difference(itertools.chain, lambda: itertools.chain([1], [2]))
difference(itertools.chain, lambda: itertools.chain.from_iterable([[1]]))
difference(itertools.cycle, lambda: itertools.cycle([1]))
difference(itertools.repeat, lambda: itertools.repeat(1))
difference(itertools.islice, lambda: itertools.islice([1], 1))
difference(itertools.product, lambda: itertools.product([1]))
difference(itertools.permutations, lambda: itertools.permutations([1]))
difference(itertools.combinations, lambda: itertools.combinations([1], 1))
difference(itertools.groupby, lambda: itertools.groupby([1]))
difference(itertools.starmap, lambda: itertools.starmap(pow, []))
difference(itertools.accumulate, lambda: itertools.accumulate([]))
difference(itertools.pairwise, lambda: itertools.pairwise([1]))
difference(itertools.zip_longest, lambda: itertools.zip_longest([1]))

# An instance of a class of the program counts in that class alone.
difference(collections.deque, Queue)
difference(Queue, Queue)
difference(functools.partial, lambda: Step(print))
difference(Step, lambda: Step(print))

# Who else refers to one.
before = sys.getrefcount(collections.deque)
name = collections.deque
pair = (name, name)
print(sys.getrefcount(collections.deque) - before)
method = collections.deque().append
print(sys.getrefcount(collections.deque) - before)
del name, pair, method
print(sys.getrefcount(collections.deque) - before)


class Other(collections.deque):
    pass


print(sys.getrefcount(collections.deque) - before)
del Other
gc.collect()
print(sys.getrefcount(collections.deque) - before)

# Instances in a cycle, and one that cannot be made.
queue = collections.deque()
queue.append(queue)
print(sys.getrefcount(collections.deque) - before)
del queue
print(gc.collect(), sys.getrefcount(collections.deque) - before)
try:
    collections.deque(5)
except TypeError as error:
    print(error)
print(sys.getrefcount(collections.deque) - before)
