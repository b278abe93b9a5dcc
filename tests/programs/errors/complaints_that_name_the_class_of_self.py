# A method written in C that is bound names the class of its self in full.


def outer():
    class Inner(list):
        pass

    class Plain:
        pass

    return Inner, Plain


Inner, Plain = outer()


class Outer:
    class Nested(dict):
        pass


def attempt(function):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: Inner().append())
attempt(lambda: Inner().append(1, 2))
attempt(lambda: Inner.append())
attempt(lambda: Inner().clear(1))
attempt(lambda: Inner().clear(x=1))
attempt(lambda: Outer.Nested().keys(1))
attempt(lambda: Outer.Nested().popitem(1))
attempt(lambda: type("Sub", (Plain,), {}, word=1))
attempt(lambda: Plain.__init_subclass__(1))
attempt(lambda: [].append())


def with_keyword():
    class Sub(Plain, word=1):
        pass


attempt(with_keyword)

# Of weak references, of modules that are none, and of standard streams that are gone.
import sys
import weakref

reference = weakref.ref(Plain)
attempt(lambda: reference(1))
attempt(lambda: reference(x=1))
sys.modules["number"] = 5
attempt(lambda: __import__("number.part"))
sys.modules["plain"] = Plain
attempt(lambda: __import__("plain.part"))
for name in "stderr", "stdout", "stdin":
    stream = getattr(sys, name)
    setattr(sys, name, None)
    try:
        input()
    except RuntimeError as error:
        message = error
    finally:
        setattr(sys, name, stream)
    print(message)
