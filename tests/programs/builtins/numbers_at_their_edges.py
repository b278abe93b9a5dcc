import math
ints = [0, 1, -1, 7, -7, 2**31, -2**31, 2**63 - 1, 2**63, -2**63 - 1, 10**30, -(10**30), 3**100]
for a in ints:
    for b in (1, -1, 2, -2, 7, -7, 2**64, -(10**15)):
        print(a // b, a % b, divmod(a, b), a & b, a | b, a ^ b, end=" ")
        print(a + b == b + a, (a * b) // b == a, a - b, a / b if abs(a) < 2**900 else "", a < b, a == b)
print([x.bit_length() for x in ints], [x.bit_count() for x in ints], [hash(x) for x in ints])
print([1 << s for s in (0, 1, 31, 63, 64, 100)], [-5 >> s for s in (0, 1, 2, 3, 100)], [~x for x in ints[:6]])
print(2**100, (-2)**101, 2**-2, 0**0, 0.0**0, pow(3, 1000, 1007), pow(3, -1, 11), pow(-2, 3, 5), pow(2, 5, -7))
print(int("0b101", 0), int("-0x1F", 16), int(" 12_3 "), int("zz", 36), int("٣"), int(3.99), int(-3.99), int("0"), int(b"12"), int(True))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(0.5), round(1.5), round(-0.5), round(1e300, -299), round(5, 2), round(2.5, 0))
print(7 // 2.0, -7 // 2.0, 7 % -2.5, -7 % 2.5, divmod(-7.5, 2), 1e308 * 10, -1e308 * 10, 0.0 == -0.0, math.copysign(1, -0.0), 5e-324 / 2)
print(1e16 + 1, 2**53 + 1.0, 2**53 + 1 == 2**53 + 1.0, 10**22 == 1e22, 10**23 == 1e23, 1 == 1.0 == True, 2**1000 > 1e300, float(2**100), 10**400 > float("inf"), 10**400 < float("nan"))
print(0.1 + 0.2, 0.1 * 3, 1 / 3, 2 / 3, 1e23, 1.1, 123456789.123456789, 1e-5, 1e-4, 1e15, 1e16, 1e17, 0.1e1, 1.0, 100.0, 1.5e300, 4.35, 4.349999999999999)
print((0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (10).as_integer_ratio(), (3.0).is_integer(), (1.5).hex(), float.fromhex("0x1.8p+1"), (-0.0).hex(), (1e-320).hex())
print(float("1e5"), float(" -inf "), float("nan"), float("1_000.5"), float("+.5"), float("5."), float("1E-3"), float("infinity"), float("-0"))
for bad in ("", "1e", "0x1", "1__0", "--1", "1 2", "abc", "1.2.3", "_1", "1_", "٣.٥x"):
    for f in (int, float):
        try: print(f(bad), end=" ")
        except ValueError as e: print(e, end="; ")
print()
print(int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), (1000).to_bytes(2, "big"), (-2).to_bytes(3, "little", signed=True), (0).to_bytes(1))
for call in ("(256).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "1 << -1", "2 ** 0.5 ** 2", "(1).from_bytes(b'a', 'middle')", "10 ** 400 + 0.5", "math.sqrt(10**400)", "int(1e400)"):
    try: print(call, eval(call))
    except Exception as e: print(call, type(e).__name__, e)
print(abs(-5), abs(-2.5), abs(True), -True, +True, ~True + 2 if False else "", True + True, True & 1, True | False, True ^ True, not 0, bool([]), bool(0.0), bool("0"), bool(None), isinstance(True, int))
print(sum([0.1] * 10), math.fsum([0.1] * 10), sum([1e16, 1, -1e16]), sum([1, 2.5, True]), max(1, 1.0), min(0.0, -0.0), sum([[1], [2]], []), sum((), 5))
print(math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(25), math.comb(50, 25), math.perm(10, 3), math.isqrt(10**40), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.prod([1, 2, 3, 4.0]))
print(math.frexp(10.5), math.ldexp(0.65625, 4), math.modf(-3.25), math.fmod(-7, 3), math.remainder(7, 4), math.hypot(3, 4), math.dist((0, 0), (3, 4)), math.isclose(0.1 + 0.2, 0.3), math.ulp(1.0), math.nextafter(1, 2))
print(bin(-10), oct(64), hex(-255), bin(0), format(255, "b"), f"{-255:#x}", int("-101", 2), 0o17, 0xFF, 0b11, 1_000_000)
def collatz(n):
    steps = 0
    while n != 1: n, steps = (n // 2 if n % 2 == 0 else 3 * n + 1), steps + 1
    return steps
print([collatz(n) for n in range(1, 20)], collatz(837799))
a, b = 0, 1
while len(str(a)) < 200: a, b = b, a + b
print(a)
print(len(str(2**10000)) , str(7**300)[-30:], (10**50 + 1) * (10**50 - 1) == 10**100 - 1, (2**521 - 1) % 1000003, 10**100 // 7**50, -(10**40) // 3**20, -(10**40) % 3**20)
