# Automatic collections, thresholds, counts.
import gc
gc.collect()
log = []
def cb(phase, info):
    if phase == "start": log.append(info["generation"])
gc.callbacks.append(cb)
gc.set_threshold(50, 3, 2); gc.enable()
keep = []
for i in range(1000): keep.append([])
print(len(log), log)
gc.collect(); log.clear()
for i in range(2000): [].append([])
print(log)
for i in range(400): x = []; x.append(x)
print(len(log), gc.get_count()[1:] if len(log) else None)
gc.callbacks.remove(cb); gc.set_threshold(700, 10, 10); gc.collect()
c0 = gc.get_count(); a = [[] for _ in range(10)]; c1 = gc.get_count(); del a; c2 = gc.get_count(); print(c1[0] - c0[0], c2[0] - c0[0])
class A: __slots__ = ()
class B: pass
gc.collect(); gc.disable()
def births(f):
    c = gc.get_count()[0]; r = [f() for _ in range(10)]; return gc.get_count()[0] - c
for name, f in [("list", list), ("dict", dict), ("set", set), ("tuple", lambda: (1, [])), ("ctuple", lambda: (1, 2)), ("A", A), ("B", B), ("object", object), ("int", lambda: int("1000")), ("func", lambda: lambda: 0), ("gen", lambda: (i for i in ())), ("str", lambda: str(1000)), ("exc", ValueError), ("frozenset", lambda: frozenset([1])), ("slice", lambda: slice(1)), ("range", lambda: range(3)), ("bound", lambda: B().__init__), ("iter", lambda: iter([])), ("closure", lambda: (lambda x: lambda: x)(1)), ("type", lambda: type("X", (), {})), ("B with dict", lambda: B().__dict__), ("bytes", lambda: bytes(100)), ("bytearray", bytearray), ("memoryview", lambda: memoryview(b"a")), ("dict1", lambda: {"a": 1}), ("property", lambda: property()), ("cell", lambda: (lambda x: (lambda: x).__closure__[0])(1))]:
    print(name, births(f))
