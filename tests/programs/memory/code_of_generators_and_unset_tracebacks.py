"""What holds a generator's code, what an exception without a traceback refers to, and which is born first: an alias or its tuple."""
import gc
import sys

rc = sys.getrefcount


def kinds(objects):
    return [type(one).__name__ for one in objects]


def numbers():
    yield 1


async def awaited():
    pass


async def several():
    yield


print("function", rc(numbers.__code__))
one, two = numbers(), numbers()
print("two generators", rc(numbers.__code__), kinds(gc.get_referents(one)))
list(one)
print("one ends", rc(numbers.__code__), rc(one.gi_code), kinds(gc.get_referents(one)))
frame = two.gi_frame
print("frame", rc(numbers.__code__), rc(frame.f_code))
two.close()
print("both closed", rc(numbers.__code__), rc(two.gi_code), kinds(gc.get_referents(two)))
del one, two
print("gone", rc(numbers.__code__))
del frame
print("frame gone", rc(numbers.__code__))
for make in (awaited, several):
    made = make()
    print(make.__name__, rc(make.__code__), kinds(gc.get_referents(made)))
    frame = getattr(made, "cr_frame", None) or made.ag_frame
    (getattr(made, "close", None) or print)()
    print(rc(make.__code__))
    del made
    print(rc(make.__code__))
    del frame
    print(rc(make.__code__))


class Failing:
    def __iter__(self):
        yield from self.parts()

    def parts(self):
        yield 1
        raise KeyError("parts")


try:
    for part in Failing():
        pass
except KeyError as error:
    print(rc(Failing.__iter__.__code__), rc(Failing.parts.__code__))
print(rc(Failing.__iter__.__code__), rc(Failing.parts.__code__))

for how in range(3):
    e = ValueError()
    if how == 0:
        e.__traceback__ = None
    elif how == 1:
        e.with_traceback(None)
    print(gc.get_referents(e), e.__traceback__)
    try:
        raise e
    except ValueError as x:
        print(kinds(gc.get_referents(x)))
        x.__traceback__ = None
        print(gc.get_referents(x))
        e = x.with_traceback(None)
    e.__context__ = e.__cause__ = None
    print(gc.get_referents(e))


class Rows(list):
    pass


Rows[int]
gc.collect()
gc.disable()
alias = [list[int]]
alias.append(alias)
print([kind for kind in kinds(gc.get_objects(0)) if kind != "function"])
gc.enable()
