import gc, sys, contextlib, io, re
from memory_profiler import profile, memory_usage, LineProfiler, show_results
def show(f, *a, **k):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        r = f(*a, **k)
    print(re.sub(r" *-?\d+\.\d+ MiB", " M", re.sub("(?<=Filename: ).*/", "", out.getvalue())), r)
@profile
def my_func():
    a = [1] * (10 ** 6)
    b = [2] * (2 * 10 ** 6)
    del b
    return a and "done"
show(my_func)
@profile
def loop(n):
    total = 0
    for i in range(n):
        if i % 2:
            continue
        total += i
    else:
        total += 100
    while total > 0: total -= 50
    return [x for x in range(total + 100) if x > 3], {k: v for k, v in zip("ab", "cd")}, sum(x for x in range(3))
show(loop, 6)
@profile
def tries(x):
    """Docstring
    of two lines."""
    try:
        if x:
            raise ValueError(x)
    except ValueError as e:
        r = str(e)
    else:
        r = "no"
    finally:
        pass

    # a comment
    with io.StringIO() as s:
        s.write("x")
        t = s.getvalue()
    return (r,
            t,
            len([
                1,
                2,
            ]))
show(tries, 0)
show(tries, 5)
@profile
def lambdas():
    f = lambda x: x + 1
    def inner(y):
        z = y * 2
        return z
    return f(1) + inner(2) + inner(3)
show(lambdas)
class K:
    @profile
    def m(self, n=3):
        self.data = list(range(n))
        return self
    @classmethod
    @profile
    def c(cls): return cls.__name__
show(lambda: type(K().m()).__name__)
show(K.c)
@profile
def g(n):
    for i in range(n):
        yield i * 2
show(lambda: list(g(3)))
@profile(precision=4)
def prec():
    return 1
out = io.StringIO()
with contextlib.redirect_stdout(out): prec()
print(bool(re.search(r"\d\.\d{4} MiB", out.getvalue())), my_func.__name__, tries.__doc__, my_func.__wrapped__ is not my_func)
st = io.StringIO()
@profile(stream=st)
def streamed(): return 5
print(streamed(), len(st.getvalue().splitlines()))
def plain(a, b=1): return a + b
u = memory_usage((plain, (1,), {"b": 5}), interval=.01); print(type(u).__name__, all(isinstance(x, float) for x in u), len(u) > 0)
u = memory_usage((plain, (1,)), retval=True); print(u[1], type(u[0]).__name__); u = memory_usage((plain, (1,)), max_usage=True); print(type(u).__name__); print(len(memory_usage(-1, interval=.01, timeout=.03)) >= 1, isinstance(memory_usage()[0], float))
