# Before a program's first line CPython has imported modules and compiled the program, which leaves its collector's counters
# at numbers that depend on the installation and on the length of the program: 27 on one machine, 515 without site. Here they
# begin at zero, so that what is counted is the program's own. What free lists hold by then is as in CPython (a row of
# core/object/profile.def): differences between two counts agree. So is the compiler's own work no birth here; in CPython its
# dicts, lists and tuples are kept for the next birth when it is done, so that only the first compilation after a full
# collection, which gives up what is kept, moves the counter.
#
# CPython 3.11, 3.12, 3.13:
#   True
#   True
#   0
#   True 0
# here:
#   False
#   False
#   0
#   False 0
import gc

first = gc.get_count()[0]
print(first > 10)
print(gc.get_stats()[0]["collections"] > 0)
print(gc.get_count()[0] - first)
gc.collect()
count = gc.get_count()[0]
eval("1 + 2")
once = gc.get_count()[0]
eval("1 + 2")
print(once - count > 10, gc.get_count()[0] - once)
