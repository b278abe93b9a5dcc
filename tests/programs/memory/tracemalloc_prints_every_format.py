# What tracemalloc prints, in all its formats.
import tracemalloc as t, linecache, sys
print(t.Frame(("a.py", 1)), repr(t.Frame(("a.py", 1))), t.Frame(("a.py", 1)) == t.Frame(("a.py", 1)), t.Frame(("a.py", 1)) < t.Frame(("b.py", 0)), sorted([t.Frame(("b.py", 1)), t.Frame(("a.py", 9)), t.Frame(("a.py", 2))]))
tb = t.Traceback((("x.py", 1), ("y.py", 2), ("z.py", 3))); print(tb, repr(tb), len(tb), tb[0], tb[-1], tb[0:2], tb.total_nframe, list(tb), tb == t.Traceback((("x.py", 1), ("y.py", 2), ("z.py", 3))), hash(tb) == hash(t.Traceback((("x.py", 1), ("y.py", 2), ("z.py", 3)))), t.Frame(("y.py", 2)) in tb)
tb2 = t.Traceback((("x.py", 1),), total_nframe=5); print(repr(tb2), tb2.total_nframe, tb < tb2, tb == tb2, tb == 5)
print(tb.format(), tb.format(limit=2), tb.format(limit=-1), tb.format(most_recent_first=True), tb.format(limit=0), tb2.format(10))
for size in (0, 1, -1, 99, 100, 1023, 1024, 10239, 10240, 102400, 1 << 20, 10 << 20, 1 << 30, -5000, 123456789, 1 << 40):
    for sign in (False, True): print(t._format_size(size, sign), end=" | ")
print()
for s, c in ((0, 0), (100, 1), (5000, 3), (123456, 1000), (1 << 20, 7)): print(t.Statistic(tb2, s, c), repr(t.Statistic(tb2, s, c)), sep="\n")
for s, sd, c, cd in ((0, 0, 0, 0), (100, 100, 1, 1), (5000, -200, 3, -1), (0, -5000, 0, -3), (123456, 3456, 100, 0)): print(t.StatisticDiff(tb2, s, sd, c, cd), repr(t.StatisticDiff(tb2, s, sd, c, cd)), sep="\n")
print(t.Statistic(tb2, 5, 1) == t.Statistic(tb2, 5, 1), t.Statistic(tb2, 5, 1) == t.Statistic(tb2, 6, 1), t.Statistic(tb2, 5, 1) == 3, hash(t.Statistic(tb2, 5, 1)) == hash(t.Statistic(tb2, 5, 1)), t.StatisticDiff(tb2, 1, 2, 3, 4) == t.StatisticDiff(tb2, 1, 2, 3, 4))
tr = t.Trace((0, 100, (("x.py", 1), ("y.py", 2)), 2)); print(tr, repr(tr), tr.size, tr.domain, tr.traceback, tr == t.Trace((0, 100, (("x.py", 1), ("y.py", 2)), 2)), hash(tr) == hash(t.Trace((0, 100, (("x.py", 1), ("y.py", 2)), 2))))
traces = [(0, 10, (("a.py", 1), ("b.py", 4)), 2), (0, 10, (("a.py", 1), ("b.py", 4)), 2), (1, 2, (("a.py", 5), ("b.py", 4)), 2), (2, 66, (("b.py", 1),), 1), (3, 7, (("<unknown>", 0),), 1), (0, 1000, (("c.pyc", 3), ("b.py", 4)), 2)]
s = t.Snapshot(traces, 2); print(s.traceback_limit, len(s.traces), s.traces[1], s.traces[0] in s.traces, s.traces == s.traces)
for key in ("traceback", "lineno", "filename"): print(*s.statistics(key), sep="\n"); print()
print(*s.statistics("lineno", cumulative=True), sep="\n"); print(*s.statistics("filename", cumulative=True), sep="\n")
s2 = t.Snapshot(traces[2:] + [(0, 5000, (("d.py", 1),), 1), (0, 1, (("a.py", 1),), 1)], 2)
for key in ("traceback", "lineno", "filename"): print(*s2.compare_to(s, key), sep="\n"); print()
print(*s.compare_to(s2, "lineno", cumulative=True), sep="\n")
for flt in ([t.Filter(True, "a.py")], [t.Filter(False, "a.py")], [t.Filter(True, "b.py", 4, all_frames=True)], [t.Filter(True, "*.py"), t.Filter(False, "c.py")], [t.DomainFilter(True, 0)], [t.DomainFilter(False, 0)], [t.Filter(True, "a.py", domain=1)], [t.Filter(False, "<unknown>"), t.Filter(False, "c.py", 3)], [t.Filter(True, "[ab].py")], [t.Filter(True, "A.PY")], [t.Filter(True, "c.pyc")], []): print([x.size for x in s.filter_traces(flt).traces], end=" ")
print(); f = t.Filter(True, "x.pyc", 5, True, 1); print(f.inclusive, f.filename_pattern, f.lineno, f.all_frames, f.domain, repr(f)[:20])
for bad in (lambda: s.statistics("size"), lambda: s.statistics("traceback", True), lambda: s.filter_traces("x"), lambda: t.take_snapshot(), lambda: t.start(0), lambda: t.start(-1), lambda: t.get_object_traceback(), lambda: t.Filter(), lambda: s.compare_to(5, "lineno"), lambda: s.compare_to(s, "bad")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(t.is_tracing(), t.get_traceback_limit(), t.get_traced_memory(), t.get_tracemalloc_memory() >= 0, t.get_object_traceback(s), t.clear_traces(), t.stop(), t.reset_peak())
def display_top(snapshot, key_type="lineno", limit=3):
    top = snapshot.statistics(key_type); print("Top %s lines" % limit)
    for index, stat in enumerate(top[:limit], 1):
        frame = stat.traceback[0]; print("#%s: %s:%s: %.1f KiB" % (index, frame.filename, frame.lineno, stat.size / 1024)); line = linecache.getline(frame.filename, frame.lineno).strip()
        if line: print("    %s" % line)
    other = top[limit:]
    if other: print("%s other: %.1f KiB" % (len(other), sum(st.size for st in other) / 1024))
    print("Total allocated size: %.1f KiB" % (sum(st.size for st in top) / 1024))
display_top(s); display_top(s2, "filename", 10)
t.start(); big = [bytes(100) for _ in range(500)]; snap = t.take_snapshot(); t.stop(); display_top(t.Snapshot([x for x in snap.traces._traces if x[2][0][0].endswith("d06_tracefmt.py") and x[1] > 100] , 1)) if 0 else None
