# In CPython 3.14 a reference taken of a parameter that the caller lent is not counted, one that a function returns is.
# Where two ways join and both can bring the same object, the account that is kept of borrowed references (core/README.md)
# goes by the object, and takes what the function returned for what was lent.
#
# CPython 3.14:
#   2
# here:
#   1
import sys


def same(x):
    return x


def count(x):
    x = same(x) or x
    return sys.getrefcount(x)


def main():
    local = [1]
    print(count(local))


main()
