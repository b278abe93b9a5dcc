# What some releases refuse or warn of, each in its own words.
import collections
import functools
import sys
import types
import warnings


def attempt(text, **names):
    try:
        exec(text, names)
        print(text, "=> done")
    except BaseException as error:
        print(text, "=>", type(error).__name__, error)


Point = collections.namedtuple("Point", "x y")
attempt("p._replace(x=1, error=2)", p=Point(1, 2))
attempt("p._replace(a=1, b=2)", p=Point(1, 2))


class X:
    pass


class Y(X):
    pass


attempt("class Z(X, Y): pass", X=X, Y=Y)
attempt("type('Z', (object, X, Y), {})", X=X, Y=Y)


def plain():
    "doc"


class Number(int):
    pass


class Mistake(Exception):
    pass


for o in (functools.partial(int), plain, functools.lru_cache(plain), staticmethod(plain), classmethod(plain),
          collections.OrderedDict(), ValueError(), Mistake(), X(), Number(), types.SimpleNamespace(a=1),
          types.ModuleType("module"), X, int, collections.UserList()):
    print(type(o).__name__)
    for text in ("del o.__dict__", "o.__dict__ = 5", 'o.__dict__ = {"k": 1}; o.k'):
        attempt(text, o=o)


def generator():
    yield


async def coroutine():
    pass


async def async_generator():
    yield


@types.coroutine
def old_coroutine():
    yield


kinds = (plain, generator, coroutine, async_generator, old_coroutine)
for a in kinds:
    for b in kinds:
        def changed():
            pass

        warnings.simplefilter("ignore")
        changed.__code__ = a.__code__
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            changed.__code__ = b.__code__
        print(a.__name__, b.__name__, [str(w.message) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    attempt("a.__code__ = b.__code__", a=plain, b=generator)
    print(plain.__code__ is generator.__code__)


class Output:
    text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


for args in ((1, "1", None), (ValueError, ValueError(2), None), (ValueError, ValueError(3), 5), (None, None, None),
             (int, 3, None), (int, 3, 3), (ValueError, None, None), (KeyError, ValueError(6), None)):
    sys.stderr, kept = Output(), sys.stderr
    try:
        print(sys.excepthook(*args), end=" ")
    except BaseException as error:
        print(type(error).__name__, error, end=" ")
    finally:
        sys.stderr, written = kept, sys.stderr
    print(repr(written.text))


class Odd(types.ModuleType):
    __dict__ = property(lambda self: "no dict")


class Own(types.ModuleType):
    __dict__ = property(lambda self: {"b": 1, "a": 2})


class Listing(types.ModuleType):
    __dict__ = property(lambda self: {"__dir__": lambda: ["from", "dict"]})


for cls in (Odd, Own, Listing):
    attempt("dir(m)", m=cls("m"))
print(dir(Own("m")), dir(Listing("m")))
for copied in (staticmethod(plain), classmethod(plain), staticmethod(lambda: 1)):
    print(type(copied).__name__, list(copied.__dict__.items()) if copied.__func__ is not plain else list(copied.__dict__))
    copied.x = 5
    print(sorted(copied.__dict__))
