import datetime, re
from datetime import date
class D(date): pass
for f in (lambda: date(2024,1,1) + 1, lambda: date(2024,1,1).x, lambda: re.compile('a').y, lambda: re.match('a','a') + 1, lambda: D(2024,1,1).zz, lambda: date.zz, lambda: datetime.timedelta(1) < 3):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(date.__name__, date, date.__qualname__, D.__name__, re.Pattern, re.Pattern.__name__, type(re.match('a','a')), date.__module__, repr(date(2024,1,1)), D(2024,1,1))
