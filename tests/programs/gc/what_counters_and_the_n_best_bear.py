# How many tracked objects there are, while and after Counter's operators, nsmallest, merge and comparisons of sets work.
import collections.abc
import gc
import heapq
import sys
import weakref
from collections import Counter

gc.collect()
gc.disable()
start = 0


class Number(int):
    def __add__(self, other):
        return print("   +", gc.get_count()[0] - start, sys._getframe(1).f_code.co_name) or int(self) + other

    def __lt__(self, other):
        return print("   <", gc.get_count()[0] - start, sys._getframe(1).f_code.co_name) or int(self) < int(other)


class Few(collections.abc.Set):
    def __init__(self, items):
        self.items = items

    def __contains__(self, item):
        return print("   in", gc.get_count()[0] - start, sys._getframe(1).f_code.co_name) or item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


class Same:
    def method(self):
        pass

    def __eq__(self, other):
        return print("   ==", sys._getframe(1).f_code.co_name, sys._getframe(2).f_code.co_name) or True


def told(what, call, *args):
    global start
    start = gc.get_count()[0]
    result = call(*args)
    print(what, gc.get_count()[0] - start)
    del result


a, b = Counter(x=Number(3), y=Number(1)), Counter(x=Number(2), z=Number(5))
numbers = [Number(n) for n in (4, 2, 3, 1)]
first, second = Few([1, 2]), Few([2, 1, 3])
# Classes are asked and free lists filled for the first time in silence.
print, loud = lambda *words: None, print
told("first", lambda: (first <= second, a + b, heapq.nsmallest(2, iter(numbers)), list(heapq.merge([1], [2]))))
print = loud
for what in "__add__", "__or__", "__and__":
    told(what, getattr(a, what), b)
told("smallest", lambda: heapq.nsmallest(2, iter(numbers)))
told("largest", lambda: heapq.nlargest(2, iter(numbers), key=int))
told("merged", lambda: list(heapq.merge([1, 4], [2, 3])))
told("<=", lambda: first <= second)
told(">=", lambda: second >= first)
one, other = Same(), Same()
print(weakref.WeakMethod(one.method) != weakref.WeakMethod(other.method))
