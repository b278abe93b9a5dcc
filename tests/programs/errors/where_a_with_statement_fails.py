# What enters and leaves a with statement stands at the whole statement until 3.12, and no caret is drawn under a whole line;
# then at the expression.
import traceback


class Leaves:
    def __enter__(self):
        return 1

    def __exit__(self, *error):
        raise ValueError("left")


class Enters:
    def __enter__(self):
        raise ValueError("entered")

    def __exit__(self, *error):
        pass


def one_line():
    with Leaves(): pass


def entered():
    with Enters() as value: pass


def returned():
    with Leaves() as value:
        return value


def several():
    with (
        Leaves() as first,
        Leaves(),
    ):
        return first


def behind():
    with Leaves() as first, Enters(): first = 2


def nothing():
    with 1: pass


for function in (one_line, entered, returned, several, behind, nothing):
    try:
        function()
    except Exception as error:
        traceback.clear_frames(error.__traceback__)
        while error is not None:
            for summary in traceback.extract_tb(error.__traceback__):
                print(function.__name__, type(error).__name__, summary.lineno, summary.end_lineno, summary.colno, summary.end_colno)
            error = error.__context__
with Leaves() as value: print(value)
