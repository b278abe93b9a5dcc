# What statements and calls make for a moment and let go of again: right after a full collection, which gives up what is
# kept for the next birth, the counter of young objects tells how many tuples, lists and dicts lived at once. Each row says
# it with nothing kept, and with dicts, tuples of one to four items, or lists kept.
import gc


class Base:
    def __init_subclass__(cls, **keywords):
        pass


def group():
    return ExceptionGroup("some", [ValueError(1), TypeError(2)])


def all_handled():
    try:
        raise group()
    except* ValueError:
        pass
    except* TypeError:
        pass


def some_left():
    try:
        try:
            raise group()
        except* ValueError:
            pass
    except ExceptionGroup:
        pass


def another_raised():
    try:
        try:
            raise group()
        except* ValueError:
            raise KeyError(1)
    except ExceptionGroup:
        pass


def no_group():
    try:
        raise ValueError(1)
    except* ValueError:
        pass


def one_keyword():
    class Sub(Base, a=1):
        pass


def two_keywords():
    class Sub(Base, a=1, b=2):
        pass


def plain_metaclass():
    class Sub(Base, metaclass=type, b=2):
        pass


WORK = [
    all_handled, some_left, another_raised, no_group, lambda: group().split(ValueError), lambda: group().derive([ValueError(2)]),
    lambda: group().subgroup(lambda error: True), one_keyword, two_keywords, plain_metaclass,
    lambda: int("1", base=10), lambda: str(b"a", encoding="ascii"), lambda: str(object="a"), lambda: dict(a=1),
    lambda: enumerate([1], start=1), lambda: complex(real=1, imag=2), lambda: bytes("a", encoding="ascii"),
    lambda: zip([1], strict=True), lambda: range(3), lambda: property(fget=None), lambda: map(str, [1]),
    lambda: memoryview(object=b"a"), lambda: ImportError("a", name="b"), lambda: round(1234, -2), lambda: round(10 ** 30, -5),
    lambda: "abc".translate({97: "x"}), lambda: any(each > 1 for each in (1, 2, 3)), lambda: (1234).__round__(-2),
]


def keep(kind):
    if kind == "dicts":
        kept = [{} for _ in range(20)]
    elif kind == "lists":
        kept = [[] for _ in range(20)]
    elif kind:
        kept = [(each,) * kind for each in range(20)]


gc.disable()
for number, work in enumerate(WORK):
    row = []
    for kind in ("", "", "dicts", 1, 2, 3, 4, "lists"):
        gc.collect()
        keep(kind)
        before = gc.get_count()[0]
        work()
        row.append(gc.get_count()[0] - before)
    print(number, row[1:])
