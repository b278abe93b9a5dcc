# What is made by datetime is not tracked by the collector, which finds nothing in it; subclasses are, and tell of what they add.
import datetime
import decimal
import gc
import sys


class Day(datetime.date):
    pass


class Zone(datetime.tzinfo):
    def utcoffset(self, when):
        return datetime.timedelta(hours=1)


class Slotted(datetime.datetime):
    __slots__ = ("a", "__weakref__")

    def __del__(self):
        print("del", self.a)


utc = datetime.timezone.utc
made = [datetime.date(2020, 1, 1), datetime.datetime(2020, 1, 1, tzinfo=utc), datetime.time(3, tzinfo=utc),
        datetime.timedelta(4), datetime.timezone(datetime.timedelta(hours=2), "x"), datetime.tzinfo()]
for value in made:
    print(type(value).__name__, gc.is_tracked(value), gc.get_referents(value), sys.getsizeof(value), sys.getrefcount(value),
          type(value).__flags__ >> 14 & 1)
print(any(value is each for each in gc.get_objects() for value in made))
print(sys.getsizeof(decimal.Decimal(1)), gc.is_tracked(decimal.Decimal(1)))
for value in (Day(2020, 1, 1), Zone()):
    print(type(value).__name__, gc.is_tracked(value), len(gc.get_referents(value)))
slotted = Slotted(2020, 1, 1, tzinfo=Zone())
slotted.a = "slotted"
print(gc.is_tracked(slotted), len(gc.get_referents(slotted)), sys.getrefcount(slotted), slotted.utcoffset())
del slotted
day = Day(2020, 1, 1)
day.me = day
gc.collect()
del day
print(gc.collect())


def hold():
    zone = Zone()
    when = datetime.datetime(2020, 1, 1, tzinfo=zone)
    zone.when = when  # a cycle that the collector cannot see
    return sys.getrefcount(zone), sys.getrefcount(when)


print(hold(), gc.collect(), len([each for each in gc.get_objects() if type(each) is Zone]))
