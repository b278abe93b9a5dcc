# Flags and widths of strftime as on Linux, weeks of ISO 8601, years of less than four digits; moments beyond the year 9999 (a
# time in milliseconds taken for seconds) and beyond what a year can be.

from datetime import datetime, date, timezone
import time
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
m = time.struct_time((2024, 2, 3, 4, 5, 6, 5, 34, 0))
n = time.struct_time((999, 12, 31, 14, 0, 0, 1, 365, 0))
for c in 'aAbBcCdDeFgGhHIjklmMnpPrRSTtuUVwWxXyYZ%':
    if c in 'sNQJ': continue
    t(lambda: [time.strftime('%' + f + c, x) for x in (m, n) for f in ('', '-', '_', '0', '^', '#', '5', '-5', '_5', '05', 'E', 'O', '^10')])
d = datetime(2024, 2, 3, 4, 5, 6)
t(lambda: d.strftime('%-d %-m %-H %-I:%-M %-y %_d|%e|%-j|%^a %^B|%10Y|%05d|%Ey %Od'))
t(lambda: d.replace(tzinfo=timezone.utc).strftime('%-d %z %:z %Z %f %-f %%d %%-d'))
t(lambda: f"{d:%-d/%-m}")
for x in (date(1,1,1), date(999,1,1), date(1000,1,1)):
    t(lambda: x.strftime('%Y|%G|%y|%D|%x|%c'))
for s in (2**40, 253402300800, 1700000000000, 2**70, 1e20):
    for tz in (None, timezone.utc):
        try: print(datetime.fromtimestamp(s, tz))
        except Exception as e: print(type(e).__name__, e)
    try: print(date.fromtimestamp(s))
    except Exception as e: print(type(e).__name__, e)
for s in (2**40, 253402300800, -62135596801,1700000000000, 2**70, 1e20):
    try: print(tuple(time.gmtime(s)), time.ctime(s))
    except Exception as e: print(type(e).__name__, e)

for s in (2**62, -2**60):
    for f in (datetime.fromtimestamp, time.gmtime, time.ctime, date.fromtimestamp):
        t(lambda: f(s))
t(lambda: time.strftime('\ud800%Y', m)); t(lambda: date(2020, 1, 1).strftime('%\ud800')); t(lambda: time.strftime('%', m)); t(lambda: time.strftime('a%-', m))
