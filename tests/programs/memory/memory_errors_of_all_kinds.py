# MemoryError and going on; large blocks; the allocator's figures.
import sys, gc
for n, make in enumerate([lambda: [0] * 10**14, lambda: bytearray(10**15), lambda: "x" * 10**15, lambda: bytes(10**15), lambda: [1, 2] * 10**15, lambda: (0,) * 10**15, lambda: [None] * sys.maxsize, lambda: bytearray(sys.maxsize), lambda: "a" * sys.maxsize, lambda: b"a" * sys.maxsize, lambda: [0] * (2**62), lambda: "ab" * sys.maxsize]):
    try: make(); print(n, "made")
    except MemoryError as e: print(n, "MemoryError", repr(e), e.args)
    except OverflowError as e: print(n, "OverflowError", e)
try: raise MemoryError("by hand")
except MemoryError as e: print(repr(e), e.__traceback__ is not None)
e1 = MemoryError(); e2 = MemoryError(); print(e1 is e2, sys.getsizeof(e1), isinstance(e1, Exception), MemoryError.__mro__)
ids = set()
for i in range(20):
    try: [0] * 10**15
    except MemoryError as e: ids.add(id(e))
print(len(ids))
def deep(n): return deep(n + 1)
try: deep(0)
except RecursionError as e: print(e, len(gc.get_referrers(e)) >= 0)
x = [[] for _ in range(100)]; a = sys.getallocatedblocks(); y = [[] for _ in range(1000)]; b = sys.getallocatedblocks(); del y; c = sys.getallocatedblocks(); print(b - a, c - a)
