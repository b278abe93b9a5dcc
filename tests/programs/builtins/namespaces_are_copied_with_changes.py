# SimpleNamespace: what a copy is made of, and __replace__, which 3.13 brought.
import copy
import types


def show(function):
    try:
        print(repr(function()))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


Namespace = types.SimpleNamespace
first = Namespace(a=1, b=[2])
show(lambda: first.__reduce__())
show(lambda: copy.copy(first))
show(lambda: (copy.copy(first).b is first.b, copy.deepcopy(first).b is first.b))
for changes in ({"a": 2}, {"c": 2}, {}):
    show(lambda: first.__replace__(**changes))
show(lambda: first.__replace__(1))


class Counted(Namespace):
    def __init__(self, **attributes):
        super().__init__(**attributes)
        self.extra = 9


class Slotted(Namespace):
    __slots__ = ("place",)


class Refuses(Namespace):
    def __init__(self, *attributes, **others):
        return 5


counted = Counted(q=1)
slotted = Slotted(a=1)
slotted.place = 5
show(lambda: (counted, counted.__reduce__()))
show(lambda: (counted.__replace__(q=2), type(counted.__replace__(q=2))))
show(lambda: slotted.__replace__(a=2))
show(lambda: slotted.__replace__(a=2).place)
show(lambda: Refuses.__new__(Refuses).__replace__(a=1))
