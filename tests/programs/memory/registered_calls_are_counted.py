# What atexit holds of a function: one reference, which 3.14 keeps in a tuple.
import atexit
import gc
import sys

rc = sys.getrefcount


def f(*args, **keywords):
    print("f", args, sorted(keywords), rc(f))


print(rc(f))
atexit.register(f)
print(rc(f))
atexit.register(f, 1, x=2)
print(rc(f))
gc.collect()
before = gc.get_count()[0]
atexit.register(print, 1)
print(gc.get_count()[0] - before)
atexit.unregister(f)
print(rc(f))
atexit.register(f, "last")
