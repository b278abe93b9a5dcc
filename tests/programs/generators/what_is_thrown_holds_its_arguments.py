# throw(type, (values...)) calls the type with that very tuple, which the exception keeps until 3.13.
import sys
import types
import warnings

warnings.simplefilter("ignore")


class Value:
    pass


def catches():
    while True:
        try:
            yield 1
        except ValueError as error:
            print(sys.getrefcount(error), sys.getrefcount(error.args) if error.args else "", sys.getrefcount(value))


def delegates():
    yield from catches()


@types.coroutine
def waits():
    yield


async def awaits():
    try:
        await waits()
    except ValueError as error:
        print(sys.getrefcount(error), sys.getrefcount(error.args))


value = Value()
given = (value,)
made = ValueError(value)
for make in (catches, delegates):
    generator = make()
    next(generator)
    generator.throw(ValueError, (value,))
    generator.throw(ValueError, value)
    generator.throw(ValueError(value))
    generator.throw(ValueError)
    generator.throw(ValueError, given)
    print(sys.getrefcount(given))
    generator.throw(made)
    generator.throw(ValueError, made)
    generator.throw(ValueError, made, None)
    print(sys.getrefcount(value))
coroutine = awaits()
coroutine.send(None)
try:
    coroutine.throw(ValueError, (value,))
except StopIteration:
    print("done")
