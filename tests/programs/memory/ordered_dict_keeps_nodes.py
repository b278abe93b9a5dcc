# OrderedDict keeps a list of nodes beside its table: each holds its key once more and has a size.
import sys, gc
from collections import OrderedDict

def kinds(op):
    return [type(x).__name__ for x in gc.get_referents(op)]

first, second = ("a", object()), object()
o = OrderedDict([(first, 1), (second, [])])
print(sys.getrefcount(first), sys.getrefcount(second), kinds(o))
o.move_to_end(first)
print(kinds(o), list(o)[0] is second, list(dict.keys(o))[0] is first)
items = iter(o.items())
print(kinds(items), sys.getsizeof(items), sys.getrefcount(second))
next(items)
print(kinds(items), sys.getrefcount(first), sys.getrefcount(second))
del items

sizes = []
grown = OrderedDict()
for i in range(30):
    sizes.append(sys.getsizeof(grown))
    grown[i] = i
for i in range(20):
    grown.move_to_end(i % 3)
    sizes.append(sys.getsizeof(grown))
while grown:
    grown.popitem(len(grown) % 2)
    sizes.append(sys.getsizeof(grown))
grown.clear()
print(sizes, sys.getsizeof(grown))

class Key:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n, len(o), end="; ")

o.clear()
for i in range(5):
    o[Key(i)] = Key(i + 10)
o.move_to_end(list(o)[3])
o.move_to_end(list(o)[2], False)
print([k.n for k in o], [k.n for k in dict.keys(o)])
o.clear()
print()
for i in range(5):
    o[Key(i)] = Key(i + 10)
o.popitem()
o.popitem(False)
print(o.pop(5, None), end="; ")
del o[list(o)[1]]
print()
copy = o.copy()
o = copy = ()
print()

class Plain(OrderedDict):
    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)
        super().__init__(*args, **kwargs)

p = Plain(a=1, b=2)
p.attribute = 3
print(p.copy(), p.copy().__dict__, p | {"z": 1})
p.move_to_end("a")
print({**p}, dict(p), dict.copy(p), dict.__repr__(p), list(type("X", (), p).__dict__)[:2], [*p], dict.popitem(p))
try:
    print(p)
except KeyError as error:
    print(repr(error))

o = OrderedDict.fromkeys("abc")
for change in (lambda: o.update(x=1), lambda: dict.__setitem__(o, "y", 1), lambda: o.move_to_end("a")):
    iterator = iter(o)
    next(iterator)
    change()
    for i in range(2):
        try:
            print(next(iterator), end="; ")
        except (RuntimeError, StopIteration) as error:
            print(repr(error), end="; ")
    print()
dict.pop(o, "a")
for use in (lambda: list(o), lambda: list(o.items()), lambda: list(o.values()), lambda: o.copy()):
    try:
        print(use())
    except KeyError as error:
        print(repr(error))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))

class Child(OrderedDict):
    pass

gc.collect()
cycle = Child()
cycle[1] = cycle
cycle.me = cycle
cycle[Key(7)] = Key(8)
del cycle
print(gc.collect())
