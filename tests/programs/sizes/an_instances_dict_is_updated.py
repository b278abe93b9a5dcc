# What update() makes of the __dict__ of an instance: up to 3.12 an empty one becomes a copy of what it is given.
import sys


def size(make, update):
    instance = make()
    update(instance.__dict__)
    copy = dict(instance.__dict__)
    print(sys.getsizeof(instance.__dict__), sys.getsizeof(copy), list(instance.__dict__))
    instance.last = 1
    print(sys.getsizeof(instance.__dict__), len(vars(instance)))


class Plain:
    pass


class Other:
    pass


class Third:
    def __init__(self):
        self.x = self.y = 1


for cls in (Plain, Other, Third):
    size(cls, lambda d: d.update(a=d))
    size(cls, lambda d: d.update({"a": 1}))
    size(cls, lambda d: d.update({1: 1}))
    size(cls, lambda d: d.update([("a", 1)]))
    size(cls, lambda d: d.update(dict.fromkeys("abcdefghij")))
    size(cls, lambda d: d.update(dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ")))
first = Third()
second = Plain()
second.__dict__.update(first.__dict__)
print(sys.getsizeof(second.__dict__), vars(second))
second.__dict__.clear()
second.__dict__.update(vars(first), z=3)
print(sys.getsizeof(second.__dict__), vars(second))
