# calendar prints months and years; the clocks of time by their numbers.
import calendar, time
print(calendar.month(2024, 2)); calendar.prmonth(2023, 10); print(calendar.calendar(2025)); print(calendar.TextCalendar(6).formatmonth(2024, 7, 3, 1))
print(calendar.isleap(2000), calendar.leapdays(2000,2025), calendar.monthrange(2024,2), calendar.weekday(2024,7,4), calendar.monthcalendar(2024,9))
print(list(calendar.day_name), calendar.month_abbr[3], calendar.MONDAY, repr(calendar.Month.MAY), calendar.timegm((2024,1,1,0,0,0)), calendar.Day(3))
try: calendar.monthrange(2024,13)
except ValueError as e: print(type(e).__name__, e)
try: calendar.setfirstweekday(9)
except ValueError as e: print(type(e).__name__, e)
calendar.setfirstweekday(calendar.SUNDAY); print(calendar.month(2024,1), calendar.firstweekday(), calendar.weekheader(3))
print(calendar.Calendar().monthdatescalendar(2024,2)[0][0], list(calendar.Calendar(2).itermonthdays4(2024,5))[:3], len(calendar.Calendar().yeardayscalendar(2024)))
print(time.CLOCK_MONOTONIC, time.clock_gettime(time.CLOCK_REALTIME) > 1, time.clock_getres(1), type(time.clock_gettime_ns(1)))
