# Dates, times of day, moments, spans of time and time zones of a fixed offset, in the proleptic Gregorian calendar.
__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

import sys as _sys
import time as _time
from _types import _named_in_full, _untracked
from operator import index as _index

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_months = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_days = (None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_before = (None, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


# --- the calendar ---

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _ymd2ord(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _before[month] + (month > 2 and _is_leap(year)) + day


def _ord2ymd(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    leap = _is_leap(year)
    if _before[month] + (month > 2 and leap) > n:
        month -= 1
    return year, month, n - _before[month] - (month > 2 and leap) + 1


def _isoweek1monday(year):
    first = _ymd2ord(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


_needed = object()


_tells_value = _sys.version_info >= (3, 14)


def _range_of(name, low, high, value):
    return f"{name} must be in {low}..{high}" + (f", not {value}" if _tells_value else "")


def _refuse_year(year):
    raise ValueError(_range_of("year", 1, 9999, year) if _tells_value else f"year {year} is out of range")


def _check_date(year, month, day):
    if year is _needed or month is _needed or day is _needed:
        i = (year, month, day).index(_needed)
        raise TypeError(f"function missing required argument '{('year', 'month', 'day')[i]}' (pos {i + 1})")
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        _refuse_year(year)
    if not 1 <= month <= 12:
        raise ValueError(_range_of("month", 1, 12, month))
    days = _days_in_month(year, month)
    if not 1 <= day <= days:
        raise ValueError(f"day {day} must be in range 1..{days} for month {month} in year {year}" if _tells_value else
                         "day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError(_range_of("hour", 0, 23, hour))
    if not 0 <= minute <= 59:
        raise ValueError(_range_of("minute", 0, 59, minute))
    if not 0 <= second <= 59:
        raise ValueError(_range_of("second", 0, 59, second))
    if not 0 <= microsecond <= 999999:
        raise ValueError(_range_of("microsecond", 0, 999999, microsecond))
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1" + (f", not {fold}" if _tells_value else ""))
    return hour, minute, second, microsecond, fold


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _check_offset(name, offset):
    if offset is None:
        return
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or timedelta, not '{type(offset).__name__}'")
    if not -timedelta(1) < offset < timedelta(1):
        raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")


def _offset_text(offset, separator=":"):
    if offset is None:
        return ""
    sign = "+"
    if offset.days < 0:
        sign = "-"
        offset = -offset
    hours, rest = divmod(offset.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    text = f"{sign}{hours:02d}{separator}{minutes:02d}"
    if seconds or offset.microseconds:
        text += f"{separator}{seconds:02d}"
        if offset.microseconds:
            text += f".{offset.microseconds:06d}"
    return text


def _time_text(hour, minute, second, us, timespec="auto"):
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    if timespec == "hours":
        return f"{hour:02d}"
    if timespec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    text = f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return f"{text}.{us // 1000:03d}"
    if timespec == "microseconds":
        return f"{text}.{us:06d}"
    raise ValueError("Unknown timespec value")


def _wrap_strftime(obj, format, timetuple):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    format.encode()
    # What time.strftime does not know: %f, %z, %:z and %Z.
    parts = []
    at = 0
    while at < len(format):
        c = format[at]
        at += 1
        if c != "%" or at == len(format):
            parts.append(c)
            continue
        c = format[at]
        at += 1
        if c == "f":
            parts.append(f"{getattr(obj, 'microsecond', 0):06d}")
        elif c == "z" or (c == ":" and format[at:at + 1] == "z" and _sys.version_info >= (3, 12)):
            at += c == ":"
            if hasattr(obj, "utcoffset"):
                parts.append(_offset_text(obj.utcoffset(), "" if c == "z" else ":"))
        elif c == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            parts.append((name or "").replace("%", "%%"))
        elif c in "YGCF" and _sys.version_info >= (3, 14):
            # There years before 1000 have four digits.
            year = _iso_of(timetuple)[0] if c == "G" else timetuple[0]
            parts.append(f"{year // 100:02d}" if c == "C" else f"{year:04d}")
            if c == "F":
                parts.append("-%m-%d")
        else:
            parts.append("%" + c)
    return _time.strftime("".join(parts), timetuple)


def _iso_of(timetuple):
    return date(timetuple[0], timetuple[1], timetuple[2]).isocalendar()


def _build_struct_time(y, m, d, hh, mm, ss, dstflag):
    weekday = (_ymd2ord(y, m, d) + 6) % 7
    number = _ymd2ord(y, m, d) - _ymd2ord(y, 1, 1) + 1
    return _time.struct_time((y, m, d, hh, mm, ss, weekday, number, dstflag))


# --- reading ISO formats ---

def _digits(text, at, count):
    part = text[at:at + count]
    if len(part) != count or not (part.isascii() and part.isdecimal()):
        raise ValueError
    return int(part)


def _read_iso_date(text):
    year = _digits(text, 0, 4)
    dash = text[4:5] == "-"
    at = 4 + dash
    if text[at:at + 1] == "W":
        week = _digits(text, at + 1, 2)
        at += 3
        day = 1
        if len(text) > at:
            if (text[at] == "-") != dash:
                raise ValueError
            at += dash
            day = _digits(text, at, 1)
            at += 1
        if at != len(text):
            raise ValueError
        return _iso_to_ymd(year, week, day)
    month = _digits(text, at, 2)
    at += 2
    if dash:
        if text[at:at + 1] != "-":
            raise ValueError
        at += 1
    day = _digits(text, at, 2)
    if at + 2 != len(text):
        raise ValueError
    return year, month, day


def _iso_to_ymd(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(_range_of("year", 1, 9999, year) if _tells_value else f"Year is out of range: {year}")
    if not 0 < week < 53:
        first = _ymd2ord(year, 1, 1) % 7
        if not (week == 53 and (first == 4 or (first == 3 and _is_leap(year)))):
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid {'weekday' if _tells_value else 'day'}: {day} (range is [1, 7])")
    return _ord2ymd(_isoweek1monday(year) + (week - 1) * 7 + day - 1)


def _read_hms(text):
    numbers = [0, 0, 0, 0]
    at = 0
    colon = text[2:3] == ":"
    for i in range(3):
        numbers[i] = _digits(text, at, 2)
        at += 2
        if at == len(text):
            return numbers
        if i == 2:
            break
        if text[at] in ".,":
            raise ValueError
        if colon:
            if text[at] != ":":
                raise ValueError
            at += 1
    if text[at] not in ".,":
        raise ValueError
    fraction = text[at + 1:]
    if not fraction or not (fraction.isascii() and fraction.isdecimal()):
        raise ValueError
    numbers[3] = int(fraction[:6].ljust(6, "0"))
    return numbers


def _read_iso_time(text):
    zone = None
    at = max(text.find("-"), text.find("+"), text.find("Z"))
    if at >= 0:
        sign, offset, text = text[at], text[at + 1:], text[:at]
        if sign == "Z":
            if offset:
                raise ValueError
            zone = timezone.utc
        else:
            h, m, s, us = _read_hms(offset)
            delta = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
            zone = timezone(-delta if sign == "-" else delta) if delta else timezone.utc
    return (*_read_hms(text), zone)


# --- timedelta ---

def _divide_and_round(a, b):
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or (r == b and q % 2 == 1):
        q += 1
    return q


class _Field:
    def __set_name__(self, owner, name):
        self._owner, self.__name__, self._slot = owner, name, "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self._slot)

    def __set__(self, obj, value):
        raise AttributeError("readonly attribute" if self._owner is timedelta else
                             f"attribute '{self.__name__}' of 'datetime.{self._owner.__name__}' objects is not writable")

    def __delete__(self, obj):
        self.__set__(obj, None)


# In CPython they are smaller.
def _size(less):
    def __sizeof__(self):
        return object.__sizeof__(self) - less
    return __sizeof__


@_untracked
@_named_in_full
class timedelta:
    __slots__ = "_days", "_seconds", "_microseconds", "_hashcode"
    __sizeof__ = _size(8)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        rest = 0.0
        for value, unit, name in ((microseconds, 1, "microseconds"), (milliseconds, 1000, "milliseconds"),
                                  (seconds, 1000000, "seconds"), (minutes, 60000000, "minutes"),
                                  (hours, 3600000000, "hours"), (days, 86400000000, "days"),
                                  (weeks, 604800000000, "weeks")):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                whole = int(value)
                total += whole * unit
                part = (value - whole) * unit
                whole = int(part)
                total += whole
                rest += part - whole
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if rest:
            whole = round(rest)
            if abs(rest - int(rest)) == 0.5:
                is_odd = total & 1
                whole = 2 * round((rest + is_odd) * 0.5) - is_odd
            total += whole
        return cls._from_us(total)

    @classmethod
    def _from_us(cls, us):
        seconds, us = divmod(us, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not -0x80000000 <= days <= 0x7FFFFFFF:
            raise OverflowError("Python int too large to convert to C int")
        if abs(days) > 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds = seconds
        self._microseconds = us
        self._hashcode = -1
        return self

    def __repr__(self):
        parts = []
        if self._days:
            parts.append(f"days={self._days}")
        if self._seconds:
            parts.append(f"seconds={self._seconds}")
        if self._microseconds:
            parts.append(f"microseconds={self._microseconds}")
        return f"{_full_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'s' if abs(self._days) != 1 else ''}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def total_seconds(self):
        return self._us() / 10**6

    days = _Field()
    seconds = _Field()
    microseconds = _Field()

    def _us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(self._us() + other._us())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(self._us() - other._us())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(other._us() - self._us())
        return NotImplemented

    def __neg__(self):
        return timedelta._from_us(-self._us())

    def __pos__(self):
        return timedelta._from_us(self._us())

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_us(self._us() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_us(_divide_and_round(self._us() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        if isinstance(other, int):
            return timedelta._from_us(self._us() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, int):
            return timedelta._from_us(_divide_and_round(self._us(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_us(_divide_and_round(b * self._us(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(self._us() % other._us())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._us(), other._us())
            return q, timedelta._from_us(r)
        return NotImplemented

    def __eq__(self, other):
        return self._us() == other._us() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us() <= other._us() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us() < other._us() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us() >= other._us() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us() > other._us() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._us() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


def _full_name(self):
    cls = type(self)
    return f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__qualname__


def _comparisons(namespace, kind):
    # The six comparisons, by what _compare gives: -1, 0, 1, None for "different without an order", or NotImplemented.
    def make(name, sign, accepts):
        def compare(self, other):
            order = self._compare(other, name)
            return order if order is NotImplemented else accepts(order)

        compare.__name__ = name
        compare.__qualname__ = f"{kind}.{name}"
        namespace[name] = compare

    make("__eq__", "==", lambda order: order == 0)
    make("__lt__", "<", lambda order: order < 0)
    make("__le__", "<=", lambda order: order <= 0)
    make("__gt__", ">", lambda order: order > 0)
    make("__ge__", ">=", lambda order: order >= 0)


def _cmp(x, y):
    return 0 if x == y else 1 if x > y else -1


# --- date ---

class IsoCalendarDate(tuple):
    __slots__ = ()
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.{self.__class__.__name__}(year={self[0]}, week={self[1]}, weekday={self[2]})"



@_untracked
@_named_in_full
class date:
    __slots__ = "_year", "_month", "_day"
    __sizeof__ = _size(8)

    def __new__(cls, year=_needed, month=_needed, day=_needed, *rest):
        if rest:
            raise TypeError(f"function takes at most 3 arguments ({3 + len(rest)} given)")
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        return self

    @classmethod
    def fromtimestamp(cls, t):
        if t is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        y, m, d = _time.localtime(t)[:3]
        return cls(y, m, d)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAXORDINAL:
            _refuse_year(1 + (n - 1) * 400 // 146097)
        return cls(*_ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = _read_iso_date(date_string) if len(date_string) in (7, 8, 10) else None
        except ValueError:
            parts = None
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_iso_to_ymd(year, week, day))

    def __repr__(self):
        return f"{_full_name(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        weekday = self.toordinal() % 7 or 7
        return f"{_days[weekday]} {_months[self._month]} {self._day:2d} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        return _wrap_strftime(self, format, self.timetuple())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"must be str, not {type(fmt).__name__}")
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    year = _Field()
    month = _Field()
    day = _Field()

    def timetuple(self):
        return _build_struct_time(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def _compare(self, other, name):
        if isinstance(other, date) and not isinstance(other, datetime):
            return _cmp((self._year, self._month, self._day), (other._year, other._month, other._day))
        return NotImplemented

    _comparisons(locals(), "date")

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if 0 < n <= _MAXORDINAL:
                return type(self).fromordinal(n)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        monday = _isoweek1monday(year)
        today = self.toordinal()
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _isoweek1monday(year), 7)
        elif week >= 52 and today >= _isoweek1monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate((year, week + 1, day + 1))

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# --- time zones ---

@_untracked
@_named_in_full
class tzinfo:
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc() requires a non-None dst() result")
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc(): dt.dst gave inconsistent results; cannot convert")
        return dt + dst


@_untracked
@_named_in_full
class timezone(tzinfo):
    __slots__ = "_offset", "_name"
    __sizeof__ = _size(0)

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is None:
            if not offset and hasattr(cls, "utc"):
                return cls.utc
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}" + "." * (not _tells_value))
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return "datetime.timezone.utc"
        name = _full_name(self)
        return f"{name}({self._offset!r})" if self._name is None else f"{name}({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, name):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        self._check(dt, "dst")
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance, not " + type(dt).__name__)
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __reduce__(self):
        return self.__class__, ((self._offset,) if self._name is None else (self._offset, self._name))


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


# --- time ---

@_untracked
@_named_in_full
class time:
    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"
    __sizeof__ = _size(24)

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = _Field()
    minute = _Field()
    second = _Field()
    microsecond = _Field()
    tzinfo = _Field()
    fold = _Field()

    def _us(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compare(self, other, name):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return _cmp(self._us(), other._us())
        if mine is None or theirs is None:
            if name == "__eq__":
                return 2
            raise TypeError("can't compare offset-naive and offset-aware times")
        return _cmp(self._us() - mine._us(), other._us() - theirs._us())

    _comparisons(locals(), "time")

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._us() - (offset._us() if offset else 0))

    def __repr__(self):
        text = f"{_full_name(self)}({self._hour}, {self._minute}"
        if self._microsecond:
            text += f", {self._second}, {self._microsecond}"
        elif self._second:
            text += f", {self._second}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return text + (", fold=1)" if self._fold else ")")

    def isoformat(self, timespec="auto"):
        return (_time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = _read_iso_time(time_string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*parts)

    def strftime(self, format):
        return _wrap_strftime(self, format, _time.struct_time(
            (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)))

    __format__ = date.__format__

    def utcoffset(self):
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(None)
        _check_offset("utcoffset", offset)
        return offset

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def __reduce__(self):
        args = self._hour, self._minute, self._second, self._microsecond, self._tzinfo
        return (_folded, (self.__class__, args)) if self._fold else (self.__class__, args)


def _folded(cls, args):
    return cls(*args, fold=1)


_time_class = time
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


# --- datetime ---

@_untracked
@_named_in_full
class datetime(date):
    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"
    __sizeof__ = _size(40)

    def __new__(cls, year=_needed, month=_needed, day=_needed, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                *rest, fold=0):
        if rest:
            raise TypeError(f"function takes at most 9 arguments ({8 + len(rest)} given)")
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = _Field()
    minute = _Field()
    second = _Field()
    microsecond = _Field()
    tzinfo = _Field()
    fold = _Field()

    @classmethod
    def _from_seconds(cls, t, utc, tz):
        if not isinstance(t, float):
            us = _index(t) * 1000000
        elif t != t:
            raise ValueError("Invalid value NaN (not a number)")
        elif abs(t) > 1e18:
            raise OverflowError("timestamp out of range for platform time_t")
        else:
            whole = int(t // 1)
            us = whole * 1000000 + round((t - whole) * 1e6)
        t, us = divmod(us, 1000000)
        y, m, d, hh, mm, ss = (_time.gmtime if utc else _time.localtime)(t)[:6]
        return cls(y, m, d, hh, mm, ss, us, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_tzinfo(tz)
        result = cls._from_seconds(timestamp, tz is not None, tz)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def utcfromtimestamp(cls, t):
        import warnings
        warnings.warn("datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. "
                      "Use timezone-aware objects to represent datetimes in UTC: "
                      "datetime.datetime.fromtimestamp(timestamp, datetime.UTC).", DeprecationWarning, stacklevel=2)
        return cls._from_seconds(t, True, None)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        import warnings
        warnings.warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. "
                      "Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
                      DeprecationWarning, stacklevel=2)
        return cls._from_seconds(_time.time(), True, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        for end in (10, 8, 7):
            day, rest = date_string[:end], date_string[end:]
            if len(day) < end or (rest and (len(rest) < 3 or (end < 10 and rest[0].isdecimal()))):
                continue
            try:
                parts = _read_iso_date(day)
                clock = _read_iso_time(rest[1:]) if rest else ()
            except ValueError:
                continue
            return cls(*parts, *clock)
        raise ValueError(f"Invalid isoformat string: {date_string!r}")

    def timetuple(self):
        dst = self.dst()
        return _build_struct_time(self._year, self._month, self._day, self._hour, self._minute, self._second,
                                  -1 if dst is None else int(bool(dst)))

    def timestamp(self):
        if self._tzinfo is None:
            return _time.mktime(self.timetuple()) + self._microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def utctimetuple(self):
        moment = self
        offset = self.utcoffset()
        if offset:
            moment -= offset
        return _build_struct_time(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, 0)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, self._hour if hour is None else hour,
                          self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone.utc
        elif not isinstance(tz, tzinfo):
            _check_tzinfo(tz)
        mine = self._tzinfo
        offset = timedelta(0) if mine is None else mine.utcoffset(self)
        if mine is None or offset is None:
            mine, offset = timezone.utc, timedelta(0)
        if tz is mine and self._tzinfo is not None:
            return self
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        weekday = self.toordinal() % 7 or 7
        return (f"{_days[weekday]} {_months[self._month]} {self._day:2d} {self._hour:02d}:{self._minute:02d}:"
                f"{self._second:02d} {self._year:04d}")

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {type(sep).__name__}")
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
                + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if parts[-1] == 0:
            del parts[-1]
            if parts[-1] == 0:
                del parts[-1]
        text = f"{_full_name(self)}({', '.join(map(str, parts))}"
        if self._fold:
            text += ", fold=1"
        return text + (f", tzinfo={self._tzinfo!r})" if self._tzinfo is not None else ")")

    def __str__(self):
        return self.isoformat(sep=" ")

    @classmethod
    def strptime(cls, date_string, format):
        from _strptime import read
        for value, i in ((date_string, 1), (format, 2)):
            if not isinstance(value, str):
                raise TypeError(f"strptime() argument {i} must be str, not {type(value).__name__}")
        return read(cls, date_string, format)

    def utcoffset(self):
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(self)
        _check_offset("utcoffset", offset)
        return offset

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def _us(self):
        return self.toordinal() * 86400000000 + _time_class._us(self)

    def _compare(self, other, name):
        if not isinstance(other, datetime):
            return NotImplemented
        mine = theirs = None
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return _cmp(self._us(), other._us())
        if mine is None or theirs is None:
            if name == "__eq__":
                return 2
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return _cmp(self._us() - mine._us(), other._us() - theirs._us())

    _comparisons(locals(), "datetime")

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        day, us = divmod(self._us() + other._us(), 86400000000)
        if not 0 < day <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        seconds, us = divmod(us, 1000000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return type(self)(*_ord2ymd(day), hour, minute, second, us, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        difference = self._us() - other._us()
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if mine != theirs:
                if mine is None or theirs is None:
                    raise TypeError("can't subtract offset-naive and offset-aware datetimes")
                difference += theirs._us() - mine._us()
        return timedelta._from_us(difference)

    def __hash__(self):
        offset = (self.replace(fold=0) if self._fold else self).utcoffset()
        return hash(self._us() - (offset._us() if offset else 0))

    def __reduce__(self):
        args = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
                self._tzinfo)
        return (_folded, (self.__class__, args)) if self._fold else (self.__class__, args)


_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
