# What a lookup found first counts, also when the object looked at is changed meanwhile.
import sys, types


class Sly:
    def __getattr__(self, name):
        return "the first " + name

    def __getattribute__(self, name):
        Sly.__getattr__ = lambda self, name: "the second " + name
        raise AttributeError(name)


sly = Sly()
print(sly.wish)
print(sly.wish)


class Left:
    def __eq__(self, other):
        right.clear()
        return NotImplemented


class Right:
    def __eq__(self, other):
        left.clear()
        return NotImplemented


left, right = [Left()], [Right()]
print(left == right, left, right)


# A property in the place of a special method: some callers forget what it raises.
def broken(self):
    raise AttributeError("broken")


def class_with(name):
    return type("With", (), {name: property(broken)})


def tell(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)


tell("==", lambda: class_with("__eq__")() == class_with("__eq__")())
tell("<", lambda: class_with("__lt__")() < 1)
tell("hash", lambda: hash(class_with("__hash__")()))
tell("iter", lambda: iter(class_with("__iter__")()))
tell("+", lambda: class_with("__add__")() + 1)
tell("len", lambda: len(class_with("__len__")()))
tell("str", lambda: str(class_with("__str__")()))
tell("bool", lambda: bool(class_with("__bool__")()))
tell("in", lambda: 1 in class_with("__contains__")())
tell("call", lambda: class_with("__call__")()())
tell("new", lambda: class_with("__init__")())


# Modules change their class, and say who they are.
class Talking(types.ModuleType):
    def say(self):
        return "I am " + self.__name__


module = types.ModuleType("box")
module.lid = "open"
module.__class__ = Talking
print(module, module.say(), module.lid, type(module).__name__)
module.__class__ = types.ModuleType
print(hasattr(module, "say"))


class Slotted(types.ModuleType):
    __slots__ = ("more",)


for new in (int, Slotted, object):
    tell(new.__name__, lambda: setattr(module, "__class__", new))
tell("dict", lambda: setattr(module, "__dict__", {}))
module.__loader__ = "a loader"
print(module)
module.__file__ = "box.py"
print(module)
del module.__name__
print(module)
module.__annotations__["lid"] = str
print(module.__annotations__, sys.__annotations__, "__annotations__" in sys.__dict__)


class Doc(property):
    __slots__ = ()


print(Doc(doc="lost").__doc__, type(property.__doc__) in (str, type(None)))


# The frames of a chain of generators are all there while an exception is thrown into the innermost.
def names():
    frame, found = sys._getframe(1), []
    while frame.f_code.co_name != "<module>":
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def inner():
    try:
        yield 1
    except ValueError:
        print(names())
    try:
        yield 2
    finally:
        print(names())


def middle():
    yield from inner()


def outer():
    try:
        yield from middle()
    except KeyError as error:
        print(names(), error)
    yield "end"


g = outer()
print(next(g), g.throw(ValueError), g.throw(KeyError("k")))


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def throw(self, *args):
        return names()


def delegate():
    yield from Iterator()


g = delegate()
print(next(g), g.throw(ValueError), next(g))


def caught():
    try:
        yield
    except ValueError as error:
        yield error.args


import warnings

warnings.simplefilter("ignore")
g = caught()
next(g)
print(g.throw(ValueError, (1, 2)))


# A traceback lists what it has, and takes only tracebacks.
try:
    raise KeyError
except KeyError as error:
    traceback = error.__traceback__
print(dir(traceback))
tell("tb_next", lambda: setattr(traceback, "tb_next", 5))
tell("tb_frame", lambda: setattr(traceback, "tb_frame", None))
