# iter() of what has only __getitem__: where it stands can be set without a length, and ends at the greatest index.
import sys


class Squares:
    def __getitem__(self, i):
        return i * i


class Places:
    def __getitem__(self, i):
        return i


class Short:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i

    def __len__(self):
        return 3


it = iter(Squares())
print(next(it), next(it))
it.__setstate__(5)
print(next(it), next(it))
it.__setstate__(-4)
print(next(it))
print(it.__length_hint__())

it = iter(Short())
it.__setstate__(2)
print(it.__length_hint__(), list(it), list(it))
it = iter(Short())
it.__setstate__(100)
print(it.__length_hint__(), list(it))
it.__setstate__(0)
print(it.__length_hint__(), list(it))

it = iter(Places())
it.__setstate__(sys.maxsize - 2)
print(next(it) == sys.maxsize - 2, next(it) == sys.maxsize - 1)
for attempt in range(2):
    try:
        print(next(it))
    except OverflowError as error:
        print("OverflowError", error)
for wrong in (1 << 70, "1", 1.0):
    try:
        it.__setstate__(wrong)
    except Exception as error:
        print(type(error).__name__, error)
