# Sentences about classes, slots, super() and partial objects that releases word otherwise.
import functools


def attempt(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error, "|", repr(error.__cause__), getattr(error, "__notes__", None),
              error.__suppress_context__, error.__context__ is error.__cause__)


class Slots:
    __slots__ = ("a",)


def inner():
    class Inner:
        __slots__ = ("a",)

    return Inner


attempt(lambda: Slots().a)
attempt(lambda: inner()().a)
moved = inner()
moved.__module__ = "elsewhere"
attempt(lambda: moved().a)
attempt(lambda: super(Slots, 3).x)
attempt(lambda: super(Slots, int).x)
attempt(lambda: super(Slots, Slots()).x)


class Partial(functools.partial):
    pass


def partial_inside():
    class Inside(functools.partial):
        pass

    return Inside


print(repr(Partial(len, 1, a=2)), repr(partial_inside()(len)), repr(functools.partial(len, 2)))
own = Partial(Partial)
own.__setstate__((own, (own,), {"x": own}, {}))
print(repr(own))
own.__setstate__((len, (), {}, {}))


class Raising:
    def __set_name__(self, owner, name):
        raise TypeError("refused")


def naming():
    class Owner:
        d = Raising()


def naming_twice():
    @functools.cached_property
    def once(self):
        pass

    class Owner:
        a = once
        b = once


attempt(naming)
attempt(naming_twice)


class Bound:
    def method(self, cls):
        return type(self).__name__, cls.__name__


class Binding:
    made = classmethod(Bound().method)


attempt(lambda: Binding.made())
attempt(lambda: Binding().made())
for op in (None, ..., NotImplemented):
    print(op.__doc__, staticmethod(op).__dict__, classmethod(op).__dict__)
