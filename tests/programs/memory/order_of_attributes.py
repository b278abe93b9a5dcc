# Instances of a class keep their values in the order in which names were first set; the collector sees them in it.
import collections, gc, sys

class Set:
    def __init__(self):
        self.d, self.c, self.a, self.b = [], {}, set(), object

class SetElsewhere:
    def one(self):
        self.z = []
        self.y = {}
    def two(self):
        self.a = set()

def kinds(op):
    return [type(x).__name__ for x in gc.get_referents(op)]

print(kinds(Set()), kinds(Set()))
first = SetElsewhere()
first.two()
print(kinds(first))
first.one()
print(kinds(first), list(first.__dict__))
second = SetElsewhere()
second.one()
second.two()
print(kinds(second), list(second.__dict__), kinds(second.__dict__))
third = SetElsewhere()
third.other = ()
third.a = 1
third.z = []
third.y = {}
print(kinds(third), list(vars(third)))

class Derived(Set):
    def __init__(self):
        self.a = []
        super().__init__()
        self.e = 1.5
print(kinds(Derived()))
print(kinds(collections.UserDict()))
