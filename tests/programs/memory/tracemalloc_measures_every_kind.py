# The lesson of tracemalloc: where memory is allocated, compared between snapshots.
import tracemalloc, gc
class Plain:
    def __init__(self, a, b): self.a = a; self.b = b
class Slotted:
    __slots__ = ("a", "b")
    def __init__(self, a, b): self.a = a; self.b = b
def measure(make, n=1000):
    gc.collect()
    tracemalloc.start()
    keep = make(n)
    size, peak = tracemalloc.get_traced_memory()
    snap = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
    tracemalloc.stop()
    return size, sum(s.size for s in snap.statistics("lineno")), [(s.traceback[0].lineno, s.size, s.count) for s in snap.statistics("lineno") if s.size > 100]
for name, make in [("plain", lambda n: [Plain(1, 2) for _ in range(n)]), ("slots", lambda n: [Slotted(1, 2) for _ in range(n)]), ("tuples", lambda n: [(i, i) for i in range(n)]), ("dicts", lambda n: [{"a": 1, "b": 2} for _ in range(n)]),
    ("lists", lambda n: [[1, 2] for _ in range(n)]), ("floats", lambda n: [i * 1.5 for i in range(n)]), ("ints", lambda n: [i * 1000 for i in range(n)]), ("strs", lambda n: [str(i) + "x" for i in range(n)]), ("sets", lambda n: [{i} for i in range(n)]),
    ("range", lambda n: list(range(n))), ("bytes", lambda n: bytes(n)), ("str", lambda n: "x" * n), ("dict", lambda n: {i: None for i in range(n)}), ("dict str", lambda n: {str(i): None for i in range(n)}), ("gen", lambda n: (i for i in range(n))), ("big", lambda n: [2 ** 100 + i for i in range(n)]), ("append", lambda n: append(n)), ("concat", lambda n: concat(n)), ("closures", lambda n: [(lambda: n) for _ in range(n)]), ("methods", lambda n: [[].append for _ in range(n)]), ("bools", lambda n: [i % 2 == 0 for i in range(n)]), ("copy", lambda n: [[0] * 10][0].copy()), ("join", lambda n: ",".join(str(i) for i in range(n))), ("bytearray", lambda n: bytearray(n)), ("sorted", lambda n: sorted(range(n), key=lambda v: -v)), ("zip", lambda n: list(zip(range(n), range(n)))), ("split", lambda n: ("ab " * n).split()), ("comp", lambda n: {i: [i] for i in range(100)}), ("exc", lambda n: [ValueError(i) for i in range(n)])]:
    def append(n):
        out = []
        for i in range(n): out.append(i)
        return out
    def concat(n):
        s = ""
        for i in range(n): s += "x"
        return s
    print(name, *measure(make)[1:])
