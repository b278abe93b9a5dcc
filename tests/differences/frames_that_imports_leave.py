# A module with a __getattr__ is asked for __path__ by `from module import name`. Its AttributeError holds the frame of that
# function, and with it an object is made of the frame that imports, which stays until that returns: of types in 3.13, of
# typing from 3.13 on, of io in 3.11. Here modules are not asked.
#
# CPython 3.13:
#   3
# here:
#   1
import gc


def import_it():
    gc.collect()
    before = gc.get_count()[0]
    from types import FunctionType
    return gc.get_count()[0] - before


gc.disable()
import_it()
print(import_it())
