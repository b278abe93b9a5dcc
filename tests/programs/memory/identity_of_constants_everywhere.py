# Identity of constants across code objects, functions, exec and compile.
import sys
def f(): return 1000, "some text", 2.5, b"bytes", (1, 2, "x"), 10 ** 5, -5000, 3j
def g(): return 1000, "some text", 2.5, b"bytes", (1, 2, "x"), 10 ** 5, -5000, 3j
print([a is b for a, b in zip(f(), f())], [a is b for a, b in zip(f(), g())], f() is f(), f() is g())
x = 1000; y = 1000; print(x is y, x is f()[0], x is int("1000"))
exec("z = 1000"); print(z is x)
exec("p = 1000; q = 1000; r = 'some text'; t = 'sometext'"); print(p is q, p is z, r is f()[1], t is "sometext")
c1 = compile("77777", "a", "eval"); c2 = compile("77777", "a", "eval"); print(eval(c1) is eval(c1), eval(c1) is eval(c2), c1 == c2, c1.co_consts)
class A: a = 1000; b = 1000; s = "cls text"; d = 2.5
class B: a = 1000; s = "cls text"; d = 2.5
print(A.a is A.b, A.a is B.a, A.s is B.s, A.d is B.d, A.a is x)
l1 = lambda: 1000; l2 = lambda: 1000; print(l1() is l2(), l1() is x)
h = [1000, 1000]; print(h[0] is h[1]); t1 = (1000, 1000); t2 = (1000, 1000); print(t1 is t2, t1[0] is t2[0], t1[0] is x)
print(1.0 is 1.0, 0.0 is -0.0, (0.0,) is (-0.0,), 1 is 1.0, (1,) is (1.0,), (True,) is (1,), "a" "b" is "ab", b"" is b"", () is (), "" is "", 256 is 256, 257 is 257, -5 is -5, -6 is -6)
a = 257; b = 257; print(a is b); a = 256 + 1; b = 257; print(a is b); a = 256; b = 255 + 1; print(a is b)
one = 1; print(one + 255 is 256, one + 256 is 257, one - 6 is -5, one - 7 is -6)
print("ab" * 2 is "abab", "a" * 20 is "a" * 20, "a" * 21 is "a" * 21, "a" * 4096 is "a" * 4096, "a" * 4097 is "a" * 4097, (1,) * 3 is (1, 1, 1), "%s" % "x" is "x", "x".upper() is "X", "abc"[1] is "b", "abc"[0:2] is "ab", 2 ** 3 ** 2 is 512, 1 << 10 is 1024, not None is True)
print("é" is "é", "日本" is "日本", "a-b" is "a-b", f"a{1}" is "a1", f"abc" is "abc", f"{'x'}" is "x", r"a\b" is "a\\b", "a" "" "b" is "ab", b"a" b"b" is b"ab", "\x41" is "A", "\u0041B" is "AB")
def dflt(a=1000, b="d e f", c=()): return a, b, c
def dflt2(a=1000, b="d e f", c=()): return a, b, c
print([p is q for p, q in zip(dflt(), dflt2())], dflt()[0] is x)
def gen(): yield 5000; yield 5000
m, n = gen(); print(m is n)
print([5000 for _ in range(2)][0] is 5000, (lambda: 5000)() is 5000, [v for v in (5000, 5000)][0] is 5000)
def outer():
    k = "not an identifier!"
    def inner(): return "not an identifier!", 123456
    return k is inner()[0], inner()[1] is 123456, inner.__code__.co_consts, outer.__code__.co_consts[1:2]
print(outer())
print({1: "q r"}[1] is "q r", {"q r": 1}.popitem()[0] is "q r", {1, 2} is {1, 2}, frozenset({1}) is frozenset({1}), [] is [], {} is {}, id([]) == id([]), id({}) == id({}), id(object()) == id(object()))
print(sys.intern("a b") is sys.intern("a b"), sys.intern("".join(["a", " b"])) is "a b", "__name__" is __name__, __name__ is "__main__", f.__name__ is "f", A.__name__ is "A", A.__module__ is __name__, "x" is "xyz"[0])
match 1000:
    case 1000 as w: print(w is 1000)
assert x is y
print(bool(1) is True, True is 1, None is type(None)(), int is type(1), type(None) is type(None), ... is Ellipsis, NotImplemented is NotImplemented)
print(min(1000, 2000) is 1000, max("p q", "a b") is "p q", (1000 or 5) is 1000, (0 or 1000) is 1000, (1000 if x else 3) is 1000, [1000][0] is 1000, abs(1000) is 1000, abs(-1000) is 1000, int(1000) is 1000, str("p q") is "p q", tuple((1000, 2)) is (1000, 2), bytes(b"xy") is b"xy", float(2.5) is 2.5)
