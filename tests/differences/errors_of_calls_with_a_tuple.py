# Until 3.11 an error that C code raises is made when Python code catches it: by then the tuple of the arguments of the call
# that failed is free again, and becomes the tuple of the error's own. Here the error is made at once.
#
# CPython 3.11:
#   3
# here:
#   4
import gc
from functools import lru_cache


@lru_cache
def cached(x):
    return x


def call(x):
    try:
        return cached(x)
    except TypeError:
        return x


gc.disable()
gc.collect()
before = gc.get_count()[0]
call([])
print(gc.get_count()[0] - before)
