import tracemalloc
tracemalloc.start(10)
a = [i for i in range(5000)]
b = {i: str(i) for i in range(1000)}
c = "x" * 10000


class P:
    def __init__(self, i):
        self.i = i
        self.name = "n%d" % i


d = [P(i) for i in range(1000)]
e = [object() for _ in range(100)]
g = bytearray(5000)
h = set(range(1000))
lines = {3, 4, 5, 11, 14, 15, 16, 17}
snapshot = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
for row in snapshot.statistics("lineno"):
    if row.traceback[0].lineno in lines:
        print(row.traceback[0].lineno, row.size, row.count)


def f():
    return bytes(1000)


def g():
    return f()


x = g()
found = tracemalloc.get_object_traceback(x)
print([frame.lineno for frame in found], found.total_nframe)
print("\n".join(found.format()).replace(__file__, "FILE"))
print("\n".join(found.format(limit=1)).replace(__file__, "FILE"))
print("\n".join(found.format(limit=-1, most_recent_first=True)).replace(__file__, "FILE"))
later = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
for row in later.statistics("traceback"):
    if row.traceback[-1].lineno == 26:
        print(row.size, row.count, [frame.lineno for frame in row.traceback], len(row.traceback))
for row in later.statistics("lineno", cumulative=True):
    if row.traceback[0].lineno in (26, 30, 33):
        print(str(row).replace(__file__, "FILE"))
for row in later.compare_to(snapshot, "lineno"):
    if row.traceback[0].lineno in (3, 26):
        print(str(row).replace(__file__, "FILE"))
tracemalloc.stop()
tracemalloc.start()
big = bytes(10 ** 6)
print(tracemalloc.get_traced_memory())
tracemalloc.stop()
