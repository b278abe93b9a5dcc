# In CPython 3.14 a parameter that the caller lent is not counted when it waits on the evaluation stack either, also where
# the compiler could not mark the load as a borrowing one, because the stack keeps the reference beyond the block: here an
# `if` inside a display, there a loop inside `with`. The account that is kept of borrowed references (core/README.md) goes
# by the instructions, which cannot tell whether a caller lent; so such a reference is counted.
#
# CPython 3.14:
#   1 2
# here:
#   2 2
import sys


def count(x, wanted):
    return [x, sys.getrefcount(x) if wanted else 0][1]


def main():
    local = []
    print(count(local, True), count([], True))


main()
