import tracemalloc
for bad in (0, -1, 70000, "x"):
    try:
        tracemalloc.start(bad)
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit())
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)
print(tracemalloc.get_object_traceback([]))
tracemalloc.start(5)
x = [object() for i in range(3)]
tb = tracemalloc.get_object_traceback(x[0])
print(len(tb), tb[0].lineno, str(tb).endswith(":13"), tb == tracemalloc.get_object_traceback(x[1]), tb.total_nframe)
s = tracemalloc.take_snapshot()
for f in (lambda: s.statistics("foo"), lambda: s.statistics("traceback", True), lambda: s.filter_traces(5)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
tracemalloc.clear_traces()
print(tracemalloc.get_traced_memory(), tracemalloc.get_object_traceback(x[0]))
y = bytearray(1000)
print(tracemalloc.get_traced_memory()[0] >= 1000)
tracemalloc.stop()
print(tracemalloc.get_traced_memory())
st = tracemalloc.Statistic(tracemalloc.Traceback((("a.py", 3),)), 20480, 2)
print(st, repr(st))
print(tracemalloc.StatisticDiff(st.traceback, 1500, -30, 1, -1))
print(tracemalloc.Frame(("b.py", 2)), repr(tracemalloc.Frame(("b.py", 2))), tracemalloc.Frame(("a", 1)) < tracemalloc.Frame(("b", 1)))
f = tracemalloc.Filter(False, "*.py", lineno=3, all_frames=True)
print(f.inclusive, f.filename_pattern, f.lineno, f.all_frames, f.domain)
print(tracemalloc.DomainFilter(True, 0).domain)
