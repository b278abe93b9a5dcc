# functools.Placeholder, which 3.14 brought: an argument of a partial object that the call gives.
import functools
import sys
from functools import partial, partialmethod

print("Placeholder" in functools.__all__, hasattr(functools, "Placeholder"), sys.version_info >= (3, 14))
if sys.version_info < (3, 14):
    sys.exit()

from functools import Placeholder as _


def show(*args, **kwargs):
    return args, kwargs


def failure(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except TypeError as error:
        return str(error)


print(repr(_), type(_), type(_)() is _, _.__reduce__(), failure(type(_), 1))
first = sys.getrefcount(_)
many = [_] * 10
print(sys.getrefcount(_) - first)

# Calls fill the gaps in order; what is left comes behind.
two = partial(show, _, 2, _, 4)
print(two.args, two(1, 3), two(1, 3, 5), two(1, 3, x=6), two(_, 3))
for given in (), (1,):
    print(failure(two, *given))
named = partial(show, _, 2, a=1)
print(named(1), named(1, b=2), named(1, 3, a=5), failure(named, a=2))

# A partial object of a partial object fills the gaps of the inner one.
for inner in partial(two, 1), partial(two, 1, 3), partial(two, 1, 3, 5), partial(two, _, 3), partial(two, _, _, 8), partial(two, x=1):
    print(inner.args, inner.keywords, inner.func is show, inner(7, 9))
inner = partial(show, 1, 2)
inner.note = "kept"
outer = partial(inner, _, 3)
print(outer.func is inner, outer.args, outer(9))

# What is refused.
for args, kwargs in ((_,), {}), ((1, _), {}), ((), {"x": _}), ((_, 1), {"x": _}):
    print(failure(partial, show, *args, **kwargs))
print(failure(partial, two, 1, _))
state = partial(show)
print(failure(state.__setstate__, (show, (1, _), {}, None)))
state.__setstate__((show, (_, 5), {"k": 1}, None))
print(state(4), failure(state))


class Point:
    def move(self, *args, **kwargs):
        return type(self).__name__, args, kwargs

    then = partialmethod(move, _, 2)
    merged = partialmethod(then, 1)
    plain = partialmethod(move, 1)
    of_class = partialmethod(classmethod(lambda cls, *args: (cls.__name__, args)), _, 5)


point = Point()
print(point.then(1), point.then(1, 3), point.merged(), point.of_class(4), Point.then(point, 9))
print(failure(point.then), failure(Point.then, point))
for name in "then", "merged", "plain":
    method = vars(Point)[name]
    print(name, list(vars(method)), method.args, method._phcount, method._merger)
print(failure(partialmethod, show, _), failure(partialmethod, show, x=_), failure(partialmethod, 5))
