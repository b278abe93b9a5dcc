import sys, gc
gc.collect()
def attempt(n, f):
    try: f(); print(n, "fine")
    except MemoryError as e: print(n, "MemoryError", e.args, e.__traceback__.tb_next is not None)
    except OverflowError as e: print(n, "OverflowError", e)
    except ValueError as e: print(n, "ValueError", e)
attempt("list", lambda: [None] * (10 ** 15)); attempt("list2", lambda: [None] * (2 ** 60)); attempt("list3", lambda: [None] * (2 ** 63)); attempt("str", lambda: "a" * (10 ** 15)); attempt("str2", lambda: "ab" * (2 ** 62)); attempt("bytes", lambda: b"a" * (10 ** 15)); attempt("bytes2", lambda: bytes(2 ** 62)); attempt("ba", lambda: bytearray(10 ** 15)); attempt("tuple", lambda: (1,) * (10 ** 15)); attempt("range", lambda: list(range(10 ** 15))); attempt("set", lambda: set(range(0))); attempt("shift", lambda: 1 << (10 ** 15)); attempt("shift2", lambda: 1 << (2 ** 70)); attempt("ljust", lambda: "a".ljust(10 ** 15)); attempt("zfill", lambda: "a".zfill(2 ** 62)); attempt("join", lambda: "".join(["a"] * 3)); attempt("fmt", lambda: "%*d" % (10 ** 15, 1)); attempt("fmt2", lambda: f"{1:{10**15}}"); attempt("fmt3", lambda: format("a", "10000000000000")); attempt("to_bytes", lambda: (1).to_bytes(10 ** 15, "big")); attempt("replace", lambda: ("a" * 1000000).replace("a", "b" * 10 ** 9)); attempt("expandtabs", lambda: "\t".expandtabs(10 ** 15)); attempt("deque", lambda: __import__("collections").deque(maxlen=10 ** 30)); attempt("array", lambda: __import__("array").array("d", [0]) * 10 ** 15); attempt("ext", lambda: [].extend(range(10 ** 15)))
l = [1, 2, 3]
try: l *= 10 ** 15
except MemoryError: print(l, sys.getsizeof(l))
try: l += [0] * 10 ** 15
except MemoryError: print(l)
class Big:
    def __init__(s): s.data = bytearray(10 ** 15)
    def __del__(s): print("Big dies", hasattr(s, "data"))
try: Big()
except MemoryError as e: print("caught", repr(e), str(e) == "", e.__cause__, e.__context__)
def retry(n):
    while True:
        try: return len(bytearray(n)), n
        except MemoryError: n //= 10 ** 6
print(retry(10 ** 18))
try:
    try: bytearray(10 ** 15)
    finally: print("finally")
except MemoryError: print("outer")
print(MemoryError.__mro__, issubclass(MemoryError, Exception), gc.collect() >= 0)
errs = []
for i in range(3):
    try: [0] * 10 ** 15
    except MemoryError as e: errs.append(e)
print(len({id(e) for e in errs}), errs[0] is errs[1])
del errs; raise MemoryError("by hand")
