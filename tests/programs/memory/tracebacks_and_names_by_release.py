# What a traceback marks in each release, whether a name is the object that a constant is, and code run as a function.
import sys
import traceback
import types


def fails(n):
    for i in range(n):
        yield i, 2
    raise ValueError


def loops(n):
    for k, v in fails(n):
        pass


def loops_in_one_line(n):
    for k in fails(n): pass


def lists(n):
    return [k for k in fails(n)]


def lists_in_two_lines(n):
    return [k
            for k in fails(n)]


def makes(n):
    return list(k for k in fails(n))


def fills(n):
    return {k: v for k in range(3)
            for v in 5}


def spans(n):
    x = next(fails(
        0))
    return x


def spans_from_the_start(n):
    next(

        fails(0))


def adds(n):
    return 1 + (n +
                "a")


for function in (loops, loops_in_one_line, lists, lists_in_two_lines, makes, fills, spans, spans_from_the_start, adds):
    for n in (0, 2):
        try:
            function(n)
        except (ValueError, TypeError):
            print(function.__name__, n)
            print("\n".join(line for line in traceback.format_exc().split("\n") if not line.startswith("  File")))

given = []
code = compile("[len(given), given is given]", "x", "eval")
print(types.FunctionType(code, globals())())
code = compile("new = given\ndel given\nprint('given' in globals())", "x", "exec")
print(types.FunctionType(code, globals())(), new)

filled = "x" * 21, "x" * 3, "abc"[1], 2 ** 100, 1 << 10, (1, (2, 3))


class A:
    name = "x"

    def m(self):
        "doc"
        return "doc"


print((lambda x: 0).__code__.co_varnames[0] is A.name, A.m.__code__.co_varnames[0] is sys.intern("self"))


def sent(x):
    held = []
    got = yield
    print(sys.getrefcount(got))
    yield


def delegates():
    yield from sent(1)


o = []
for make in (lambda: sent(1), delegates):
    g = make()
    next(g)
    g.send(o)
    print(sys.getrefcount(o))
