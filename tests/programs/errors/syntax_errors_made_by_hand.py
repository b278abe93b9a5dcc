# sys.excepthook of a SyntaxError that a program has filled in itself: any object may stand for the name of the file, and
# without a line there is no text.
import sys


class Collector:
    def __init__(self): self.text = ""
    def write(self, text): self.text += text
    def flush(self): pass


def show(*args):
    kept, sys.stderr = sys.stderr, Collector()
    error = SyntaxError(*args)
    try:
        sys.__excepthook__(SyntaxError, error, None)
        print(args, sys.stderr.text.rstrip("\n").split("\n"))
    finally:
        sys.stderr = kept


show("msg", (b"bytes_filename", 123, 0, "text"))
show("msg", ("f", 1, 2, "t"))
show("msg", ("f", None, 2, "text"))
show("msg", ("f", 1, None, "text"))
show("msg", ("f", 1, 2, None))
show("msg", (5, 1, 5, "text"))
show("msg", ("f", 1, 33, "   text", 1, 35))
show(5, ("f", 1, 33, "   text", 1, 35))
show("only")
