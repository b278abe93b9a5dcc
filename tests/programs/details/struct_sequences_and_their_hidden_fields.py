# Tuples whose items have names: how many fields, which of them are items, how copies are made of them and what they refuse.
import copy
import gc
import sys
import time


def show(function):
    try:
        print(repr(function()).split(" at 0x")[0])
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


moment = time.gmtime(0)
Time = type(moment)
for value in (sys.version_info, sys.float_info, sys.int_info, sys.hash_info, sys.thread_info, sys.flags, moment):
    kind = type(value)
    print(kind, kind.n_fields, kind.n_sequence_fields, kind.n_unnamed_fields, kind.__match_args__, len(value))
    show(lambda: kind(tuple(value)) == value)
    show(lambda: value.__reduce__()[0] is kind)
    show(lambda: sorted(value.__reduce__()[1][1].items()))
    show(lambda: "__replace__" in vars(kind))
show(lambda: moment.__reduce__())
show(lambda: (moment.tm_zone, moment.tm_gmtoff))
show(lambda: time.strptime("2001", "%Y").tm_zone)
for given in (8, 9, 10, 11, 12):
    show(lambda: Time(range(given)))
    show(lambda: (Time(range(given)).tm_zone, Time(range(given)).tm_gmtoff))
show(lambda: Time())
show(lambda: Time(5))
show(lambda: Time(range(9), 5))
show(lambda: Time(range(9), {"tm_zone": 5}).tm_zone)
show(lambda: Time(sequence=range(9), dict={"tm_gmtoff": 5}).tm_gmtoff)
for names in ({"tm_year": 5}, {"nobody": 5}):
    show(lambda: Time(range(9), names))
show(lambda: Time(range(11), {"tm_zone": 5}).tm_zone)
show(lambda: moment.__replace__(tm_year=1, tm_zone="here").tm_zone)
show(lambda: moment.__replace__(tm_year=1))
show(lambda: moment.__replace__(nobody=1, nothing=2))
show(lambda: moment.__replace__(1))
show(lambda: sys.float_info.__replace__(max=1).max)
for made in (copy.copy(moment), copy.deepcopy(moment)):
    print(made is moment, made == moment, made.tm_zone)
match moment:
    case Time(year, month, tm_mday=day):
        print(year, month, day)
print(gc.is_tracked(moment), gc.is_tracked(Time(range(9))), gc.get_referents(moment)[-11:])
item = []
made = Time([item] * 10)
print(sys.getrefcount(item), made.tm_zone is item)
del made
print(sys.getrefcount(item))
