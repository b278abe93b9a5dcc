# __import__ may give anything: then "from x import *" asks for __all__, and for __dict__ when there is none.
import builtins
import types

original = builtins.__import__
current = None


class Bag:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)


def show(label, locals=None):
    space = {"__builtins__": builtins}
    builtins.__import__ = lambda *arguments: current
    try:
        exec("from anything import *", space, locals)
    except BaseException as error:
        print(label, "->", type(error).__name__, error)
    else:
        del space["__builtins__"]
        print(label, "->", space)
    finally:
        builtins.__import__ = original


for label, current in {
    "an instance": Bag(a=1, _b=2),
    "its __all__": Bag(a=1, _b=2, __all__=["a", "_b"]),
    "a missing name": Bag(a=1, __all__=["gone"]),
    "an int, without a name": Bag(a=1, __all__=[1]),
    "an int, with a bad name": Bag(a=1, __all__=[1], __name__=5),
    "an int": Bag(a=1, __all__=[1], __name__="bag"),
    "a tuple": Bag(a=1, __all__=("a",)),
    "a set": Bag(a=1, __all__={"a"}),
    "a str": Bag(a=1, __all__="a"),
    "None": Bag(a=1, __all__=None),
    "a number": 5,
    "a list": [],
}.items():
    show(label)

current = Bag(__name__="bag")
current.__dict__[1] = 2
show("a key that is no str")


class Class:
    a = 1
    b = [2]


current = Class
show("a class")

current = types.ModuleType("made")
current.__dict__["z"] = 5
current._hidden = 1
show("a module")
current.__getattr__ = lambda name: ["z", "late"] if name == "__all__" else name.upper()
show("a module with __getattr__")


class Answers:
    __all__ = ["x", "y"]

    def __getattr__(self, name):
        return name * 2


current = Answers()
show("what __getattr__ gives")


class Broken:
    @property
    def __all__(self):
        raise ZeroDivisionError("in __all__")


current = Broken()
show("an __all__ that raises")


class Items:
    def __getitem__(self, at):
        print("item", at)
        return "ab"[at]


current = Bag(a=1, b=2, __all__=Items())
show("items until IndexError")


class Noting(dict):
    def __setitem__(self, key, value):
        print("set", key, value)


current = Class
show("into a mapping", Noting())

try:
    __import__("sibling", level=1)
except KeyError as error:
    print("KeyError", error)
