import sys


def attempt(function):
    try:
        function()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


def two(a, b):
    pass


def keyword_only(*, flag):
    pass


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, dx):
        pass


attempt(lambda: two(1))
attempt(lambda: two())
attempt(lambda: two(1, 2, 3))
attempt(lambda: two(1, c=2))
attempt(lambda: two(1, a=2))
attempt(lambda: keyword_only())
attempt(lambda: keyword_only(1))
attempt(lambda: Point(1))
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, 2).move())
attempt(lambda: Point.move(1))
attempt(lambda: print(ed="x"))
attempt(lambda: sorted(1, 2))
attempt(lambda: int("x", bas=3))
