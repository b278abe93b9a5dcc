# A check against an abstract class asks the classes below it, too, and each remembers what it answered.
import collections
import collections.abc
import gc
import warnings

gc.disable()


def births(check):
    gc.collect()
    before = gc.get_count()[0]
    answer = check()
    return answer, gc.get_count()[0] - before


class Empty(collections.abc.Sized):
    def __len__(self):
        return 0


def show(*checks):
    for check in checks:
        print(*births(check), *births(check))


show(
    lambda: isinstance(3, collections.abc.Iterable),
    lambda: isinstance([], collections.abc.Iterable),
    lambda: isinstance(3, collections.abc.Mapping),
    lambda: isinstance({}, collections.abc.Mapping),
    lambda: isinstance("a", collections.abc.Hashable),
    lambda: isinstance("a", collections.abc.Sequence),
    lambda: isinstance(b"a", collections.abc.Sequence),
    lambda: isinstance({}, collections.abc.Sequence),
    lambda: isinstance(3, collections.abc.MutableSet),
    lambda: isinstance(3, Empty),
    lambda: isinstance(Empty(), collections.abc.Sized),
    lambda: isinstance(Empty(), collections.abc.Mapping),
    lambda: issubclass(Empty, collections.abc.Container),
)


def below(cls, depth=0):
    print("  " * depth + cls.__qualname__, type(cls).__name__)
    for each in cls.__subclasses__():
        below(each, depth + 1)


below(collections.abc.KeysView)
below(collections.abc.ItemsView)
below(collections.abc.ValuesView)
below(collections.abc.ByteString)

# The views of OrderedDict as it would be in Python.
pairs = {1: "a", 2: "b"}
for view in collections._OrderedDictKeysView, collections._OrderedDictItemsView, collections._OrderedDictValuesView:
    print(list(view(pairs)), list(reversed(view(pairs))), len(view(pairs)))

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    print(isinstance(b"", collections.abc.ByteString))

    class Bytes(collections.abc.ByteString):
        pass

print([(warning.category.__name__, str(warning.message)) for warning in told])
