import contextlib, io, re
from memory_profiler import profile
def show(f, *a):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        f(*a)
    print(re.sub(r" *-?\d+\.\d+ MiB", " M", re.sub("(?<=Filename: ).*/", "", out.getvalue())))
@profile
def fact(n):
    if n < 2:
        return 1
    return n * fact(n - 1)
show(fact, 3)
@profile
def gens():
    def evens(k):
        for i in range(k):
            if i % 2 == 0:
                yield i
    s = 0
    for e in evens(5):
        s += e
    t = list(x * 2 for x in range(4))
    u = {k: 1 for k in t}
    f = lambda z: z + 1
    f(1); f(2)
    while s > 0:
        s -= 3
    try:
        1 / 0
    except ZeroDivisionError:
        s = 1
    finally:
        s = 2
    with contextlib.suppress(KeyError):
        {}["x"]
    return s
show(gens)
@profile
def gen(n):
    for i in range(n):
        yield i
def use():
    g = gen(3)
    print(list(g))
show(use)
class C:
    @profile
    def method(self):
        self.a = [1] * 100
        self.b = {
            "x": 1,
            "y": 2,
        }
        return self
    @staticmethod
    @profile
    def st(x, y=2):
        x = x + \
            y
        return x
show(C().method)
show(C.st, 1)
@profile
def bad():
    x = 1
    raise KeyError(x)
try:
    show(bad)
except KeyError as e:
    print("KeyError", e)
@profile
def out(): return inner(1)
@profile
def inner(x): return x
show(out)
@profile
def a():
    b()
    b()
@profile
def b():
    x = 1
show(a)
