# A built-in __new__ minds keywords only while nothing in the subclass takes them.
import itertools, weakref


def tell(make):
    try:
        print(make())
    except TypeError as error:
        print("TypeError:", error)


class Metres(float):
    def __init__(self, value, unit="m"):
        self.unit = unit


class Plain(float):
    pass


print(Metres(2.5, unit="km"), Metres(2.5, unit="km").unit)
tell(lambda: Plain(x=1))
tell(lambda: Plain(1, 2))


class Noted(weakref.ref):
    def __init__(self, target, callback=None, note=""):
        super().__init__(target, callback)
        self.note = note


class Target:
    pass


target = Target()
print(Noted(target, note="here")() is target, Noted(target, note="here").note)
tell(lambda: weakref.ref(target, callback=None))


class Ring(itertools.cycle):
    def __init__(self, items, name=None):
        self.name = name


class Chain(itertools.chain):
    pass


print(next(Ring("ab", name="r")), Ring("ab", name="r").name)
tell(lambda: Chain([], name="c"))


# OSError reads its arguments in __new__, unless a class has an __init__ and no __new__.
class Silent(OSError):
    def __init__(self, value):
        self.value = value


class Made(OSError):
    def __new__(cls, message, code):
        self = super().__new__(cls, message)
        self.code = code
        return self


class Passed(OSError):
    def __init__(self, number, text, extra=None):
        super().__init__(number, text)
        self.extra = extra


e = Silent(5)
print(repr(e), [str(e)], e.args, e.value, e.errno)
e = Made("message", code=4)
print(repr(e), e.args, e.code)
e = Passed(2, "nothing there", extra="x")
print(repr(e), e, e.errno, e.extra, type(e).__name__)
tell(lambda: OSError(text=1))
tell(lambda: Silent())
tell(lambda: FileNotFoundError(2, "x", name=1))
e = OSError(2, "x")
e.__init__(3, "y")
print(repr(e), e.errno)

tell(lambda: bytes("", errors="ignore"))
tell(lambda: bytearray("x", errors="strict"))


class NoBytes(bytes):
    __bytes__ = None


class NoItems:
    __class_getitem__ = None


tell(lambda: bytes(NoBytes(b"ab")))
tell(lambda: NoItems[int])


class Empty(type):
    def mro(cls):
        return []


def make():
    class Nothing(metaclass=Empty):
        pass


tell(make)

blocked = BlockingIOError(11, "full", 5)
print(blocked.args, blocked.characters_written, blocked.filename, blocked)
blocked.characters_written = 7
print(blocked.characters_written)
del blocked.characters_written
tell(lambda: hasattr(blocked, "characters_written"))
tell(lambda: (OSError(11, "full", 6).characters_written, BlockingIOError(11, "full", "name").filename, OSError(2, "x", 5).filename))
