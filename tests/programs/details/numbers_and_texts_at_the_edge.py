import copy, functools, inspect, itertools, math, re, string, weakref
from decimal import Decimal
from fractions import Fraction

print(complex("1" * 500), complex("1_0" * 200 + "j").imag, complex("-.5e-3-2.5J"), complex("+inf-nanj"))
for text in ("", ".", "1e", "1+", "i", "if", "in", "infj", "infinityj", "nanj", "1__0", "_1", "1e5e5j", "--1j", "1j+2"):
    try:
        print(repr(text), complex(text))
    except ValueError as error:
        print(repr(text), "ValueError:", error)

counter = itertools.count(1 + 2j, 1j)
print(next(counter), next(counter), counter)
z = 1001 + 0j
print([(n == z, z == n, n != z) for n in (1001, 1001.0, Fraction(1001), Decimal(1001), Fraction(2003, 2))])

# sumprod adds whole numbers as such, then floats with their rounding errors, then whatever comes.
print(math.sumprod([-5, -5, 10], [1.5, 4611686018427387904, 2305843009213693952]))
print(math.sumprod([1, 2], [3, 4]), math.sumprod([0.1] * 10, [1] * 10), math.sumprod([], []))
print(math.sumprod([True, 2.5], [3, True]), math.sumprod([Fraction(1, 2), 2], [2, 0.5]), math.sumprod([2, 0.5, 3], [2, 0.5, 3]))
print(math.sumprod([1e300, 1], [1e300, 1]), math.sumprod([10**400, 1], [1, 2]) > 5)
for pair in (([1], [1, 2]), ([1.0, 2], [1]), (["a"], [1]), (5, [1]), ([1.0], ["a"])):
    try:
        print(math.sumprod(*pair))
    except Exception as error:
        print(type(error).__name__, error)
print(math.nextafter(-0.0, 0.0, steps=3), math.nextafter(0.0, -0.0, steps=2), math.nextafter(0.0, -0.0, steps=0))


class Text(str):
    pass


class Shown:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return Text(self.text)


print(type(ascii(Shown("plain"))).__name__, ascii(Shown("sch\xf6n")), type(ascii(Shown("sch\xf6n"))).__name__)


def without_addresses(value):
    return re.sub(r"0x[0-9a-f]+", "0x", repr(value))


def work():
    pass


part = functools.partial(work)
part.keywords[Text("key")] = 1
part.keywords[1234] = 2
part.keywords[Shown("shown")] = 3
print(without_addresses(part))


class Worker:
    method = functools.partial(print, "as it was:")


Worker.method("from the class")
Worker().method("from an instance, with a warning")


class Named:
    pass


named = Named()
named.__name__ = "its own"
proxy = weakref.proxy(named)
print(without_addresses(weakref.ref(work)), without_addresses(weakref.ref(Named)), without_addresses(weakref.ref(named)))
del named
print(without_addresses(proxy))


# Copies keep members and attributes, whatever is copied.
class Bytes(bytearray):
    __slots__ = ("member", "__dict__")


data = Bytes(b"abc")
data.member, data.more = 1, [2]
for copied in (copy.copy(data), copy.deepcopy(data)):
    print(copied, type(copied).__name__, copied.member, copied.more, copied.more is data.more)
print(data.__reduce_ex__(4)[1:], bytearray(b"a").__reduce_ex__(2)[1:])


class Slots:
    __slots__ = {"width": "how wide it is", "height": None}


print(inspect.getdoc(Slots.width), inspect.getdoc(Slots.height))


class Odd(string.Template):
    pattern = r"""
    (?P<odd>%%.)|(?P<escaped>@{2})|@(?P<named>[a-z]+)|@{(?P<braced>[a-z]+)}|(?P<invalid>@)
    """


print(Odd("@a @{b} @@").get_identifiers(), Odd("@a @@").is_valid(), Odd("@ a").is_valid())
for method in (Odd("%%x @a").get_identifiers, Odd("%%x @a").is_valid):
    try:
        print(method())
    except ValueError as error:
        print("ValueError:", error.args[0])
