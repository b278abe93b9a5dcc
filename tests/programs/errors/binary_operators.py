import sys


def attempt(function):
    try:
        function()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


a, b, c = 1, "two", [3]
attempt(lambda: a + b)
attempt(lambda: (a) + (b))
attempt(lambda: a +
        b)
attempt(lambda: 1 + a ** b)
attempt(lambda: a << c)
attempt(lambda: a // 0 + 5)
attempt(lambda: (a @
                 c
                 ))
attempt(lambda: a if a < b else c)
attempt(lambda: -b)
attempt(lambda: not (a - b))
attempt(lambda: [x for x in a])
attempt(lambda: [x + b for x in (1, 2)])
attempt(lambda: f"{a + b}")
attempt(lambda: a and a % c)
