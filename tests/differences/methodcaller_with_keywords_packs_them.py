# A methodcaller with keywords calls by an array from 3.13 on, of which it keeps the names of the keywords as a tuple. Here it
# makes a tuple of the arguments at each call.
#
# CPython 3.13:
#   6
# here:
#   7
import gc
from operator import methodcaller


class Box:
    def get(self, *args, k):
        return k


gc.disable()
box = Box()
gc.collect()
before = gc.get_count()[0]
call = methodcaller("get", 1, k=1)
call(box)
print(gc.get_count()[0] - before)
