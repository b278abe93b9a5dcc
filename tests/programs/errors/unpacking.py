import sys


def attempt(function):
    try:
        function()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


def few():
    a, b, c = 1, 2


def none():
    a, b = None


def star():
    a, *b, c = [1]


for function in few, none, star:
    attempt(function)
