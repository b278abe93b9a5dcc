import io, re
from memory_profiler import LineProfiler, show_results, profile
def f(n):
    a = [0] * n
    return h(len(a))
def h(x):
    return x + 1
lp = LineProfiler()
w = lp(f); print(w(10), w(20))
s = io.StringIO(); show_results(lp, stream=s); print(re.sub(r" *-?\d+\.\d+ MiB", " M", re.sub("(?<=Filename: ).*/", "", s.getvalue())))
lp = LineProfiler(); lp.add_function(f) if hasattr(lp, "add_function") else None
@profile
def outer():
    return sum(inner(i) for i in range(2))
@profile
def inner(i):
    return i
import contextlib
s = io.StringIO()
with contextlib.redirect_stdout(s): outer()
print(re.sub(r" *-?\d+\.\d+ MiB", " M", re.sub("(?<=Filename: ).*/", "", s.getvalue())))
