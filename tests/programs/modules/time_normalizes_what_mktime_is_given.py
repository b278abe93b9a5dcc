# mktime takes months, days and hours beyond their ends; the others say what is wrong.
import time

base = time.mktime((2000, 1, 1, 0, 0, 0, 0, 1, 0))
for moment in ((2000, 13, 1), (2000, 0, 1), (2000, -13, 1), (2000, -11, 1), (2000, -12, 1), (2000, 12, 0), (1999, 2, 31), (2000, 120, 1),
               (2000, -120, 1), (2001, 2, 29), (1900, 2, 29)):
    print(moment, (time.mktime(moment + (0, 0, 0, 0, 0, 0)) - base) / 86400)
print((time.mktime((2000, 25, 32, 25, 61, 61, 0, 0, 0)) - base), (time.mktime((2000, 1, -5, -1, -1, -1, 0, 0, 0)) - base))
for days in range(0, 60000, 997):
    there = time.gmtime(days * 86400)
    assert time.mktime(there) - time.mktime(time.gmtime(0)) == days * 86400, days


def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for call in "time.sleep(%s)", "time.gmtime(%s)", "time.localtime(%s)", "time.ctime(%s)":
    for value in "'a'", "[]", "1j", "float('nan')", "b'a'":
        attempt(call % value)
for call in "time.mktime(%s)", "time.strftime('%%Y', %s)", "time.asctime(%s)":
    for value in "(1, 2)", "5", "'abcdefghi'", "(1, 2, 3, 4, 5, 6, 7, 8, 'a')", "[2000, 1, 1, 0, 0, 0, 0, 0, 0]", "(2000, 1.5, 1, 0, 0, 0, 0, 1, 0)":
        attempt(call % value)
attempt("time.asctime((2000, 13, 1, 0, 0, 0, 0, 1, 0))")
attempt("time.strftime('%Y', (2000, 1, 32, 0, 0, 0, 0, 1, 0))")
attempt("time.sleep(-1)")
attempt("time.sleep(None)")
