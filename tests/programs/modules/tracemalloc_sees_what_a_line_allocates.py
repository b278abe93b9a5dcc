# tracemalloc: what a line allocated, the peak, snapshots and their differences; sizes to within a tenth of CPython's.
import tracemalloc

print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)
tracemalloc.start()
numbers = [0] * 100000
texts = {i: str(i) for i in range(1000)}
first = tracemalloc.take_snapshot()


def near(size, wanted):
    return wanted * 0.9 <= size <= wanted * 1.1


for row in first.statistics("lineno")[:2]:
    print(row.traceback[0].lineno, near(row.size, {10: 800400, 11: 104500}[row.traceback[0].lineno]))
    print(str(row).partition(":")[2].split(",")[0].split("=")[0], type(row).__name__)
current, peak = tracemalloc.get_traced_memory()
print(near(current, 905000), peak >= current)
more = [bytes(1000) for _ in range(200)]
second = tracemalloc.take_snapshot()
biggest = second.compare_to(first, "lineno")[0]
print(biggest.traceback[0].lineno, near(biggest.size_diff, 208000), str(biggest).count("+") >= 2)
del numbers, texts, more
after, peak = tracemalloc.get_traced_memory()
print(after < 300000, peak > 1000000)
tracemalloc.reset_peak()
print(tracemalloc.get_traced_memory()[1] < 300000)
by_file = second.statistics("filename")
print(len(by_file) >= 1, by_file[0].traceback[0].lineno)
kept = second.filter_traces([tracemalloc.Filter(True, by_file[0].traceback[0].filename, 10)])
print([row.traceback[0].lineno for row in kept.statistics("lineno")])
print([line.strip() for line in kept.statistics("lineno")[0].traceback.format()[1:]])
tracemalloc.clear_traces()
print(tracemalloc.get_traced_memory()[0] < 5000, tracemalloc.get_traceback_limit())
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
try:
    tracemalloc.start(0)
except ValueError as e:
    print(e)
frame = tracemalloc.Frame(("a.py", 3))
trace = tracemalloc.Traceback((("a.py", 3), ("b.py", 4)))
print(frame, repr(frame), trace, repr(trace), len(trace), trace[-1], frame in trace, frame < trace[1])
print(tracemalloc.Statistic(trace, 20480, 3), repr(tracemalloc.Statistic(trace, 5, 1)))
print(tracemalloc.StatisticDiff(trace, 2 * 1024 * 1024, -1536, 1, -2))
print(tracemalloc.Trace((0, 99, (("a.py", 3),))))
