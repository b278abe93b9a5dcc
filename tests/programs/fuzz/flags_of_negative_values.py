# A negative value of a flag counts from what all bits are, also where members have several bits.
from enum import CONFORM, EJECT, KEEP, Flag, IntFlag, auto


class Several(Flag):
    A = 3
    B = auto()
    C = A | B
    D = A | B


class Ints(IntFlag):
    A = 1
    B = auto()
    C = A | B
    D = 7
    E = 8 | 4


class Conforms(Flag, boundary=CONFORM):
    A = 3
    B = 8


class Ejects(IntFlag, boundary=EJECT):
    A = 3
    B = 8


class Keeps(Flag, boundary=KEEP):
    A = 3
    B = 8


def told(make):
    try:
        return repr(make())
    except ValueError as error:
        return str(error)


for kind in Several, Ints, Conforms, Ejects, Keeps:
    for value in range(-10, 10):
        print(kind.__name__, value, told(lambda: kind(value)), told(lambda: ~kind(value)))
    print(sorted(kind._value2member_map_), list(kind))
