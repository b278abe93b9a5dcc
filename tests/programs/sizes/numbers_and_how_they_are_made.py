# ints, floats and how operations make them.
import sys
g = sys.getsizeof
for e in (0, 1, 14, 15, 16, 29, 30, 31, 44, 45, 59, 60, 61, 89, 90, 91, 119, 120, 150, 300, 3000): print(e, g(2**e), g(2**e - 1), g(-(2**e)), g(2**e + 1), (2**e).bit_length(), end="; ")
print()
n = 10**50; print([g(v) for v in (n + 1, n - n, n * n, n // 3, n % 7, -n, abs(-n), n >> 100, n << 100, n & 255, n | 1, n ^ n, ~n, n ** 2, pow(n, 5, 13), pow(n, 2, n + 1), divmod(n, 7)[0], divmod(n, 7)[1], int(str(n)), int(float(n)), round(n, -10), n.__floor__(), hash(n), int.from_bytes(b"\xff" * 30, "big"), n * 0, n // n, n - (n - 5), int("1" * 100), int("f" * 20, 16), 0x7fffffff, 1 << 60, (1 << 60) - 1, True + n, n.numerator, n.conjugate(), sum([n, -n, 3]), max(n, 1), min(n, 1), len(str(n)), id(n) * 0, int(True), -True, ~True, True & 1, True | 2, True ^ True, 5 // 2, 7 % 4, 2 ** 31, 2 ** 63, 2 ** 64, -2 ** 63)])
print([g(v) for v in (0.0, 1.5, -0.0, 1e308, float("inf"), float("nan"), 1 / 3, 2 ** 0.5, 5 / 1, 1.5 // 1, 7.5 % 2, 1j, 1 + 2j, abs(3 + 4j), (1j) ** 2, complex(1), round(1.5), round(1.567, 2), int(1e20), float(10**20), 1e20.__int__(), 3.0.as_integer_ratio(), 0.1.hex(), divmod(7.5, 2))])
class I(int): pass
class IS(int): __slots__ = ()
class B: 
    def __index__(self): return 10**20
print([g(v) for v in (I(), I(1), I(2**30), I(2**60), IS(), IS(1), IS(2**60), I(5) + 1, +I(5), I(5) * 1, abs(I(-5)), int(I(5)), I(5) | 0, -I(5), I(5) // 1, I(10**30) + 0, I(5).real, round(I(5)), I.from_bytes(b"abc", "big"), [1, 2][I(1)] , range(I(3)), int(B()), bool(I(0)))], type(I(5) + 1).__name__, type(+I(5)).__name__, type(I.from_bytes(b"a", "big")).__name__, type(I(3).real).__name__)
x = 1000; print(x + 0 is x, +x is x, x * 1 is x, x // 1 is x, int(x) is x, abs(x) is x, round(x) is x, x | 0 is x, x & -1 is x, x ^ 0 is x, x << 0 is x, x >> 0 is x, x ** 1 is x, max(x, 1) is x, -(-x) is x, x.real is x, x.numerator is x, x.__int__() is x, x.__index__() is x, x.conjugate() is x, (x if x else 0) is x, (x or 0) is x, (x and x) is x, sum([x]) is x, divmod(x, 1)[0] is x, pow(x, 1) is x, operator_index(x) is x if 0 else "", eval("x") is x, int("1000") is x, [x][0] is x)
f = 1.5; print(f + 0 is f, +f is f, f * 1 is f, float(f) is f, abs(f) is f, f.real is f, f.conjugate() is f, -(-f) is f, max(f, 1) is f, round(f, 1) is f, f / 1 is f, f ** 1 is f, sum([f]) is f, [f][0] is f, eval("f") is f)
print([int(str(i)) is int(str(i)) for i in (-6, -5, 0, 255, 256, 257)], [i is j for i, j in zip(range(250, 262), range(250, 262))], [len("x" * i) is i for i in (5, 256, 257)], "ab".find("b") is 1, "z".find("q") is -1, ord("a") is 97, hash(5) is 5, round(2.5) is 2, int(3.9) is 3, 7 // 2 is 3, divmod(7, 2)[1] is 1, -5 is -5, 300 - 100 is 200, sum([100, 100]) is 200, abs(-200) is 200, 2 ** 8 is 256, 1 << 8 is 256, 0xff & 0x0f is 15, int("7") is 7, int(b"7") is 7, int.from_bytes(b"\x07", "big") is 7, True + True is 2, len([1]) is 1, [5].index(5) is 0, "a".count("a") is 1, (3).bit_length() is 2, next(iter(range(5, 6))) is 5, max(5, 3) is 5, [].__len__() is 0, {}.__len__() is 0)
print(sys.int_info, sys.float_info.max, sys.hash_info.width, sys.hash_info.modulus, sys.maxsize, sys.maxunicode, sys.byteorder)
