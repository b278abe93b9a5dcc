# What lasts of a call in the collector's count: the arguments of a cached function, prepared keywords, frame objects.
import dataclasses
import enum
import gc
import typing
from collections import namedtuple
from functools import lru_cache

gc.collect()
gc.disable()


class Thing:
    pass


class Problem(Exception):
    pass


counts = []


def note():
    counts.append(gc.get_count()[0] - start)


def tell(what):
    print(what, counts)
    counts.clear()


@lru_cache(maxsize=2)
def key(x):
    return x


a, b, c = Thing(), Thing(), Thing()
gc.collect()
start = gc.get_count()[0]
for argument in (a, a, b, b, c, a, True, False, 1, "a", "b", (1, 2), (1, 2)):
    key(argument)
    note()
key(x=3)
note()
key(x=3)
note()
tell("cached")

gc.collect()
start = gc.get_count()[0]
sorted([1, 2], key=lambda x: x)
note()
max([1, 2], key=lambda x: x)
note()
print("x", end="\n")
note()
tell("keywords, with dataclasses imported")


def handle():
    try:
        raise Problem
    except Problem as problem:
        kept = problem


# Some ways to make a class ask for the frame of the caller; where it is made, it need not be made again.
def make_namedtuple():
    namedtuple("N", "a b")
    tell_of_frame("namedtuple")


def make_enum():
    enum.Enum("X", "a b")
    tell_of_frame("Enum")


def make_typevar():
    typing.TypeVar("T")
    tell_of_frame("TypeVar")


def make_typed_dict():
    typing.TypedDict("TD", {"a": int})
    tell_of_frame("TypedDict")


def make_dataclass():
    dataclasses.make_dataclass("D", ["a"])
    tell_of_frame("make_dataclass")


def tell_of_frame(what):
    global start
    gc.collect()
    start = gc.get_count()[0]
    handle()
    note()
    tell(what)


for make in (make_namedtuple, make_enum, make_typevar, make_typed_dict, make_dataclass):
    make()
