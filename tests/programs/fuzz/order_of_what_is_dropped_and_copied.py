import enum
from collections import OrderedDict


def tell(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error.args)


# What a refused throw() ends dies in the frame that waited for it.
class Answers:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def close(self):
        print("answers close")


class Manager:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        print("exit", kind.__name__)


def middle():
    yield from Answers()


def root():
    with Manager():
        yield from middle()


generator = root()
next(generator)
tell(lambda: generator.throw(5))

# A copy of a set has the order of a copy.
frozen = frozenset((0, 100)).union((2, 34, 66))
print(frozen, frozen.intersection(), frozen & frozen, frozen.copy() is frozen, frozen.intersection() is frozen)

for key in None, (1, 2), (), "q":
    ordered = OrderedDict(a=1)
    tell(lambda: ordered.pop(key))
    tell(lambda: ordered.move_to_end(key))
    tell(lambda: ordered.move_to_end(key, last=False))
    tell(lambda: ordered[key])
    tell(lambda: {}.pop(key))


class Flags(enum.Flag):
    NOTHING = 0
    FIRST = enum.auto()
    THREE = 3
    NEXT = enum.auto()


print(list(Flags), Flags.NOTHING)
