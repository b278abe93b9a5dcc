# Before a program's first line CPython has imported modules and compiled the program, which leaves its collector's counters
# at numbers that depend on the installation and on the length of the program: 27 on one machine, 515 without site. Here they
# begin at zero, so that what is counted is the program's own. What free lists hold by then is as in CPython (a row of
# core/object/profile.def): differences between two counts agree.
#
# CPython 3.11, 3.12, 3.13:
#   True
#   True
#   0
# here:
#   False
#   False
#   0
import gc

first = gc.get_count()[0]
print(first > 10)
print(gc.get_stats()[0]["collections"] > 0)
print(gc.get_count()[0] - first)
