# What lives for a moment only shows when the counter of young objects is read right after a full collection, which gives up
# what is kept for the next birth. Statements and calls make what CPython makes, but for a metaclass of the program's own that
# is given keywords: it is called here with their names in a tuple, where CPython hands on the one dict that there is.
#
# CPython 3.11, 3.12, 3.13:
#   16
# here:
#   17
import gc


class Meta(type):
    def __new__(meta, name, bases, namespace, **keywords):
        return super().__new__(meta, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        pass


def define():
    class Made(metaclass=Meta, word=1):
        pass


gc.disable()
gc.collect()
before = gc.get_count()[0]
define()
print(gc.get_count()[0] - before)
