# Reading dates and times by a format.
import re
import sys
import warnings
from datetime import date, timedelta, timezone

_weekdays = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_months = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")


def _names(names, length=None):
    return "|".join([name[:length] for name in names])


_patterns = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])",
    "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|(?-i:Z))",
    "A": f"(?P<A>{_names(_weekdays)})",
    "a": f"(?P<a>{_names(_weekdays, 3)})",
    "B": f"(?P<B>{_names(_months)})",
    "b": f"(?P<b>{_names(_months, 3)})",
    "p": "(?P<p>am|pm)",
    "Z": "(?P<Z>utc|gmt)",
    "%": "%",
}
_long = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "T": "%H:%M:%S", "R": "%H:%M",
         "F": "%Y-%m-%d"}
for _letter in "cxX":
    _patterns[_letter] = re.sub("%(.)", lambda m: _patterns[m[1]], _long[_letter]).replace(" ", r"\s+")
_cache = {}
_WITHOUT_YEAR = "\n".join([
    "Parsing dates involving a day of month without a year specified is ambiguious", "and fails to parse leap day. "
    "The default behavior will change in Python 3.15", "to either always raise an exception or to use a different "
    "default year (TBD).", "To avoid trouble, add a specific year to the input & format.",
    "See https://github.com/python/cpython/issues/70647."])


def _compile(format):
    if format in _cache:
        return _cache[format]
    text = re.sub(r"([\\.^$*+?\(\){}\[\]|])", r"\\\1", format)
    text = re.sub(r"\s+", r"\\s+", text)

    letters = set()

    def replace(m):
        letter = m[1]
        letters.add(letter)
        if not letter:
            raise ValueError(f"stray %% in format '{format}'".replace("%%", "%"))
        if letter not in _patterns:
            raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
        return _patterns[letter]

    try:
        text = re.sub("%(.?)", replace, text)
        if "d" in letters and not letters & {"Y", "y", "G", "c", "x", "D", "F"} and sys.version_info >= (3, 13):
            warnings.warn(_WITHOUT_YEAR, DeprecationWarning, skip_file_prefixes=("<frozen ",))
        _cache[format] = made = re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise ValueError(str(error)) from None
    return made


def _offset(text):
    if text == "Z":
        return timedelta(0)
    if text[3] == ":":
        text = text[:3] + text[4:]
        if len(text) > 5:
            if text[5] != ":":
                raise ValueError(f"Inconsistent use of : in {text[:3]}:{text[3:]}")
            text = text[:5] + text[6:]
    us = int((text[8:] or "0").ljust(6, "0"))
    delta = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]), seconds=int(text[5:7] or 0), microseconds=us)
    return -delta if text[0] == "-" else delta


def parse(string, format):
    # (year, month, day, hour, minute, second, weekday, day of the year), microseconds, offset or None, name of the zone.
    pattern = _compile(format)
    found = pattern.match(string)
    if not found:
        raise ValueError(f"time data {string!r} does not match format {format!r}")
    if len(string) != found.end():
        raise ValueError(f"unconverted data remains: {string[found.end():]}")
    g = {key: value for key, value in found.groupdict().items() if value is not None}
    number = {key: int(value) for key, value in g.items() if key not in "fzAaBbpZ"}
    year = number.get("Y")
    if "y" in number:
        year = number["y"] + (2000 if number["y"] <= 68 else 1900)
    month = number.get("m", 1)
    if "B" in g:
        month = _months.index(g["B"].lower()) + 1
    elif "b" in g:
        month = [name[:3] for name in _months].index(g["b"].lower()) + 1
    day = number.get("d", 1)
    hour = number.get("H", 0)
    if "I" in number:
        hour = number["I"] % 12 + (12 if g.get("p", "").lower() == "pm" else 0)
    weekday = None
    if "A" in g:
        weekday = _weekdays.index(g["A"].lower())
    elif "a" in g:
        weekday = [name[:3] for name in _weekdays].index(g["a"].lower())
    elif "w" in number:
        weekday = (number["w"] - 1) % 7
    elif "u" in number:
        weekday = number["u"] - 1
    julian = number.get("j")
    if "G" in number:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if "V" not in number or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        moment = date.fromisocalendar(number["G"], number["V"], weekday + 1)
        year, month, day = moment.year, moment.month, moment.day
    elif "V" in number:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                         "instead.")
    leap_day = year is None and month == 2 and day == 29
    year = 1904 if leap_day else 1900 if year is None else year
    if julian is None and weekday is not None and ("U" in number or "W" in number):
        week = number.get("U", number.get("W"))
        starts_sunday = "U" in number
        first = date(year, 1, 1).weekday()
        day_of_week = weekday
        if starts_sunday:
            first = (first + 1) % 7
            day_of_week = (weekday + 1) % 7
        week_0_length = (7 - first) % 7
        julian = 1 + day_of_week - first if week == 0 else 1 + week_0_length + 7 * (week - 1) + day_of_week
        if julian <= 0:
            year -= 1
            julian += 365 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    if julian is None:
        julian = date(year, month, day).toordinal() - date(year, 1, 1).toordinal() + 1
    elif "d" not in number and "m" not in number and "B" not in g and "b" not in g:
        moment = date.fromordinal(julian - 1 + date(year, 1, 1).toordinal())
        year, month, day = moment.year, moment.month, moment.day
    if weekday is None:
        weekday = date(year, month, day).weekday()
    us = int(g["f"].ljust(6, "0")) if "f" in g else 0
    offset = _offset(g["z"]) if "z" in g else None
    return ((1900 if leap_day else year, month, day, hour, number.get("M", 0), number.get("S", 0), weekday, julian), us,
            offset, g.get("Z"))


def read(cls, string, format):
    fields, us, offset, name = parse(string, format)
    moment = (*fields[:6], us)
    if offset is not None:
        return cls(*moment, timezone(offset, name) if name else timezone(offset))
    return cls(*moment)


def struct_time_of(string, format="%a %b %d %H:%M:%S %Y"):
    import time
    return time.struct_time((*parse(string, format)[0], -1))
