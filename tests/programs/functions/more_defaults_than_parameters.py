# A function may be given more defaults than it has parameters, and another code object: the last defaults count.
import functools


def f(a, b):
    return a, b


def g():
    return "none"


f.__defaults__ = (1, 2, 3, 4)
print(f(), f(0), f(0, 0))
try:
    f(1, 2, 3)
except TypeError as error:
    print(error)
g.__defaults__ = (1, 2)
print(g())
g.__code__ = f.__code__
print(g(), g(7), functools.partial(g)())
f.__defaults__ = None
try:
    f(1)
except TypeError as error:
    print(error)


def h(a, *rest, k=5):
    return a, rest, k


h.__defaults__ = ("x", "y", "z")
print(h(), h(1, 2), h(k=1))
h.__kwdefaults__ = {"k": 1, "other": 2}
print(h())
