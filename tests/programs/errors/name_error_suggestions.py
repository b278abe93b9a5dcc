import sys


def attempt(function):
    try:
        function()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


counter = 1


def local_name():
    length = 5
    return lenght


class Box:
    def __init__(self):
        self.content = 1

    def show(self):
        return content

    def shwo(self):
        return self.contents

    def call(self):
        return self.shoo()


attempt(lambda: conter)
attempt(lambda: pritn("x"))
attempt(local_name)
attempt(Box().show)
attempt(Box().shwo)
attempt(Box().call)
attempt(lambda: math.pi)
attempt(lambda: time)
attempt(lambda: completely_unknown)
attempt(lambda: [].appendd)
attempt(lambda: "".uper())
attempt(lambda: sys.maxsiz)
attempt(lambda: Box().x)
attempt(lambda: Box.shwoo)
attempt(lambda: None.foo)
