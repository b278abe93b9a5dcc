# What a cache of typing reaches lives on to the end when a traceback was shown: its finalizers can print nothing any more.
import typing

T = typing.TypeVar("T")


class Box(typing.Generic[T]):
    def method(self):
        pass


class Told:
    def __del__(self):
        print("told")


def counting():
    try:
        yield 1
    finally:
        print("cleanup")


print(Box[int])
told, left = Told(), counting()
next(left)
del told
told = Told()
{}["missing"]
