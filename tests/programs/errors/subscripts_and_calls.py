import sys


def attempt(function):
    try:
        function()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


d = {"x": {"y": 1}}
items = [1, 2]
attempt(lambda: d["x"]["z"])
attempt(lambda: d["x"]["y"]["z"])
attempt(lambda: items[2])
attempt(lambda: items[0][1])
attempt(lambda: items["a"])
attempt(lambda: items.append())
attempt(lambda: items.missing())
attempt(lambda: d.get("x").get("y").get("z"))
attempt(lambda: print(len(5)))
attempt(lambda: max(
    items,
    key=5,
))
attempt(lambda: items[
    0
][
    1
])
attempt(lambda: (lambda x: x.y)(1))
attempt(lambda: d["x"](1))
attempt(lambda: items[0](
    1, 2,
    3))
attempt(lambda: len(items) + len(1) + 2)


def f(x):
    y = g(x)
    return y


def g(x):
    return h(x)


def h(x):
    x.y = 5


attempt(lambda: f(1))
