# What a built-in function makes for a moment may ask for a collection; by the time it runs the youngest are too few again, and only
# an older generation that is due is collected.
import gc
import math
gc.collect()
class A:
    def __round__(self, digits=0): return 1
    def __floor__(self): return 2
    def __dir__(self): return ["a"]
    def __complex__(self): return 1j
    def __getattr__(self, name): return 3
a = A()
operations = {
    "max": lambda: max(1, 2), "min": lambda: min(5, 3, 4), "max of list": lambda: max([1, 2]), "round float": lambda: round(1.5),
    "round digits": lambda: round(1.55, 1), "round": lambda: round(a),
    "floor": lambda: math.floor(a), "ceil float": lambda: math.ceil(1.5), "complex": lambda: complex(a),
    "getattr": lambda: a.missing, "hasattr": lambda: hasattr(a, "x"),
    "bytes": lambda: bytes([1, 2]), "bytes of tuple": lambda: bytes((1, 2)), "bytearray": lambda: bytearray([1, 2]),
    "bytes of range": lambda: bytes(range(3)), "sum": lambda: sum([1, 2]), "sorted": lambda: sorted([2, 1]), "any": lambda: any([0]),
    "join": lambda: "".join(["a", "b"]), "list of map": lambda: list(map(abs, [1])), "dict": lambda: dict([(1, 2)]),
}
seen = []
gc.callbacks.append(lambda phase, info: phase == "start" and seen.append(info["generation"]))
LIMIT = 60
def due(operation, missing):
    gc.disable()
    gc.collect()
    gc.collect(0)
    gc.set_threshold(0)
    operation()
    gc.collect(0)
    gc.set_threshold(LIMIT, 0, 100000)
    keep = [[] for _ in range(LIMIT - missing - gc.get_count()[0])]
    seen.clear()
    gc.enable()
    operation()
    gc.disable()
    return len(seen)
for name, operation in operations.items():
    print(name, [due(operation, missing) for missing in range(7)])
for limit in range(20, 26):
    gc.collect()
    gc.set_threshold(limit, 3, 3)
    seen.clear()
    kept = []
    gc.enable()
    for i in range(60):
        kept.append([])
        kept.append((i, i))
        max(5, i)
    gc.disable()
    print(limit, seen)
