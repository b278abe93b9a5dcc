# Running out of memory, catching it, and going on; what is freed is there again.
import sys
def grow():
    l = []
    try:
        while True: l.append(bytearray(1 << 22))
    except MemoryError as e: return len(l) > 5, e.args
print(grow() if 0 else "")
caught = []
for f in (lambda: bytearray(1 << 45), lambda: [None] * (1 << 45), lambda: "x" * (1 << 45), lambda: (0,) * (1 << 45), lambda: b"x" * (1 << 45), lambda: list(range(1 << 45)), lambda: bytes(1 << 45), lambda: {}.fromkeys(range(3)) and [0] * (1 << 50), lambda: "ab".center(1 << 45), lambda: "ab".ljust(1 << 45), lambda: ("x" * 10).replace("x", "y" * 10) and "z".zfill(1 << 45), lambda: int.to_bytes(5, 1 << 45, "big"), lambda: bytearray(b"ab") * (1 << 44), lambda: [1, 2] * (1 << 44), lambda: "é" * (1 << 45), lambda: "日" * (1 << 44), lambda: "😀" * (1 << 43)):
    try: f()
    except MemoryError as e: caught.append((type(e).__name__, str(e), e.__context__))
print(len(caught), set(caught))
l = [1, 2, 3]
for op in (lambda: l.extend([0] * (1 << 45)), lambda: l.__imul__(1 << 45), lambda: l.__iadd__(range(1 << 45)), lambda: l.insert(0, "x" * (1 << 45))):
    try: op()
    except MemoryError: print(l, sys.getsizeof(l) < 500, end=" ")
print()
def deep():
    try: return [0] * (1 << 45)
    finally: print("finally ran")
try: deep()
except MemoryError: print("caught", sys.exc_info()[0].__name__)
def gen():
    yield 1
    yield [0] * (1 << 45)
g = gen(); print(next(g))
try: next(g)
except MemoryError: print("in generator", g.gi_frame)
class A:
    def __init__(self): self.x = [0] * (1 << 45)
    def __del__(self): print("del", hasattr(self, "x"))
try: A()
except MemoryError: print("no instance")
try: d = {i: "x" * (1 << 45) for i in range(3)}
except MemoryError: print("d" in globals())
try: raise MemoryError
except MemoryError as e: print(repr(e), e.args, sys.getrefcount(e)); f = e
print(f.__traceback__.tb_lineno > 0, sys.getsizeof(f), f.__traceback__ is not None); del f
es = []
for i in range(20):
    try: [0] * (1 << 45)
    except MemoryError as e: es.append(e)
print(len(set(map(id, es))), sys.getsizeof(es[0]), [e.args for e in es[:2]], es[0] is es[1]); es.clear()
try: exec("x = [0] * (1 << 45)")
except MemoryError as e: print(e.__traceback__.tb_next.tb_lineno)
try:
    try: [0] * (1 << 45)
    except MemoryError as e: raise RuntimeError("wrapped") from e
except RuntimeError as e: print(repr(e.__cause__), e.__suppress_context__)
class M(MemoryError):
    def __init__(self, n): super().__init__(n); self.n = n
try: raise M(5)
except MemoryError as e: print(repr(e), e.n, isinstance(e, Exception), MemoryError.__mro__)
print([x for x in range(5)], "still alive", sum(range(100)))
[0] * (1 << 45)
