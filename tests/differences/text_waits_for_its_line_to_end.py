# 3.14 keeps pieces of a line that has not ended in a list, which is one young object more until the line is over. Here they are
# written at once.
#
# CPython 3.14:
#   text 1
# here:
#   text 0
import gc

gc.disable()
gc.collect()
before = gc.get_count()[0]
print("text", end=" ")
print(gc.get_count()[0] - before)
