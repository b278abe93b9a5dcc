# What pprint breaks, which formats a fraction takes, and what annotations written as text mean to a dataclass.
import dataclasses, pprint, typing
from fractions import Fraction

letters = bytearray(b"abcdefghijklmnopqrstuvwxyz")
for width in (40, 28, 25, 1):
    print(pprint.pformat(letters, width=width))
pprint.pprint({"array": bytearray(range(40)), "bytes": bytes(range(24))}, width=40)

for spec in ("06f", "006f", ".010f", ".02f", ".0f", "00f", "07.2e", "<010.2f"):
    try:
        print(spec, format(Fraction(-22, 7), spec))
    except ValueError as error:
        print(spec, "ValueError:", error)

for annotation in ("typing.ClassVar", "typing .ClassVar[str]", " typing. ClassVar[str]", "typing.ClassVar.[int]",
                   "typing.ClassVar+", "typing.", "other.ClassVar[int]", "typing.ClassVars[int]", "int"):
    exec(f"@dataclasses.dataclass\nclass Made:\n    x: {annotation!r} = 3\n    y: int = 4")
    print(repr(annotation), [f.name for f in dataclasses.fields(Made)])
for annotation in ("dataclasses.InitVar[int]", "dataclasses .InitVar", "InitVar[int]", "dataclasses. KW_ONLY"):
    exec(f"@dataclasses.dataclass\nclass Made:\n    x: {annotation!r}\n    y: int = 4")
    print(repr(annotation), [f.name for f in dataclasses.fields(Made)], Made.__match_args__)


class Sorted(set):
    def __new__(cls, items, order=None):
        return super().__new__(cls, items)


try:
    Sorted([1], order=2)
except TypeError as error:
    print("TypeError:", error)
