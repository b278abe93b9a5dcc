# "Did you mean" in what the module traceback formats: not at all, by a measure of its own, or as the interpreter does.
import traceback


class Names:
    vvv = mom = w = id = pytho = None


def local():
    abc = 1
    ab


def near():
    abcdef = 1
    abcdeg


def module():
    ab = 1
    abc


def only_module():
    colorsys


def imported():
    from time import sleeep


def unknown():
    from sys import zzzzzz


def changed():
    Names().vvw


for what in (lambda: Names().mo, lambda: Names().pythoo, lambda: Names().ww, lambda: Names().i, lambda: Names().pyt,
             local, near, module, only_module, imported, unknown, changed):
    try:
        what()
    except Exception as error:
        made = traceback.TracebackException
        for lines in (
                traceback.format_exception_only(error), traceback.format_exception_only(type(error), error),
                traceback.format_exception(error), made.from_exception(error).format_exception_only(),
                made(type(error), error, error.__traceback__).format_exception_only(),
                made(type(error), error, None).format_exception_only(),
                traceback.format_exception(type(error), error, None), traceback.format_exc().splitlines(True)):
            print([*lines][-1], end="")
        print()
try:
    try:
        local()
    finally:
        near()
except NameError as error:
    print([line for line in traceback.format_exception(error) if line.startswith("NameError")])
