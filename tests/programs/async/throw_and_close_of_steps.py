# throw() and close() of what asend(), athrow() and aclose() give, before it was awaited, meanwhile and afterwards; and what is
# said of errors that nobody can catch because a generator dies.
import sys
import types
import warnings


class Stop(Exception):
    pass


@types.coroutine
def pause(where):
    try:
        print("  paused", where, "and was given", (yield where))
    except BaseException as error:
        print("  paused", where, "and got", type(error).__name__)
        raise


async def items():
    try:
        await pause("at first")
        yield 1
        yield 2
    except Stop:
        await pause("in except")
        yield "stopped"
    finally:
        await pause("in finally")


def attempt(what, do):
    try:
        print("", what, "->", do())
    except BaseException as error:
        print("", what, "->", type(error).__name__, error)


def begun():
    generator = items()
    step = generator.asend(None)
    attempt("begin", lambda: step.send(None))
    attempt("first", lambda: step.send(None))
    return generator


def say_unraisable(unraisable):
    message = unraisable.err_msg and unraisable.err_msg.split(" at 0x")[0]
    print("unraisable:", message, type(unraisable.object).__name__, repr(unraisable.exc_value))


sys.unraisablehook = say_unraisable
steps = {
    "asend": lambda generator: generator.asend(5),
    "aclose": lambda generator: generator.aclose(),
    "athrow": lambda generator: generator.athrow(Stop),
    "athrow another": lambda generator: generator.athrow(ValueError),
}
for name, make in steps.items():
    for error in Stop, GeneratorExit, StopAsyncIteration, StopIteration:
        for is_awaited in False, True:
            print(name, error.__name__, "awaited" if is_awaited else "")
            generator = begun()
            step = make(generator)
            if is_awaited:
                attempt("await", lambda: step.send(None))
            attempt("throw", lambda: step.throw(error))
            attempt("running", lambda: generator.ag_running)
            other = generator.asend(1)
            attempt("other", lambda: other.send(None))
            attempt("go on", lambda: step.send(None))
            attempt("go on", lambda: step.send(None))
            attempt("throw", lambda: step.throw(error))
            attempt("close", step.close)
            attempt("running", lambda: generator.ag_running)
            del generator, step, other
    for is_awaited in False, True:
        print("close", name, "awaited" if is_awaited else "")
        generator = begun()
        step = make(generator)
        if is_awaited:
            attempt("await", lambda: step.send(None))
        attempt("close", step.close)
        attempt("go on", lambda: step.send(None))
        attempt("running", lambda: generator.ag_running)
        del generator, step


def fail(generator):
    raise KeyError("the hook")


async def one():
    try:
        yield 1
    finally:
        1 / 0


def generator_of_one():
    try:
        yield 1
    finally:
        yield 2


async def wait():
    try:
        await pause("once")
    finally:
        await pause("again")


sys.set_asyncgen_hooks(finalizer=fail)
generator = one()
attempt("one", lambda: generator.asend(None).send(None))
del generator
sys.set_asyncgen_hooks(finalizer=None)
generator = one()
attempt("one", lambda: generator.asend(None).send(None))
del generator
generator = generator_of_one()
next(generator)
del generator
coroutine = wait()
coroutine.send(None)
del coroutine
warnings.simplefilter("error")
wait()
if sys.version_info >= (3, 13):
    one().aclose()
