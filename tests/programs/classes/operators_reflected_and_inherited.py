import operator
class Num:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"{type(self).__name__}({self.v})"
def binary(name):
    def method(self, other):
        if isinstance(other, Num): other = other.v
        if isinstance(other, str): return NotImplemented
        return f"{self!r}.{name}({other})"
    return method
for op in "add sub mul truediv floordiv mod pow matmul lshift rshift and or xor divmod".split():
    setattr(Num, f"__{op}__", binary(op))
    setattr(Num, f"__r{op}__", binary("r" + op))
class Sub(Num):
    pass
class Over(Num):
    __radd__ = binary("Over.radd")
    __rpow__ = binary("Over.rpow")
n, s, o = Num(1), Sub(2), Over(3)
for text in ["n + 5", "5 + n", "n + s", "n + o", "o + n", "s + n", "5 - n", "n @ 2", "2 @ n", "n ** 2", "2 ** n", "n ** o", "5 // n", "7 % n", "1 << n",
             "n & 1", "1 | n", "1 ^ n", "divmod(n, 2)", "divmod(9, n)", "n + 'x'", "'x' + n", "'x' % n", "'x' * n", "[1] + n", "n + [1]", "n < 1", "-n", "~n", "n @ 'x'",
             "pow(n, 2)", "pow(2, n)", "pow(n, 2, 3)", "sum([n, n])", "n + None", "None + n"]:
    try:
        print(text, "=", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
class Vector:
    def __init__(self, *c): self.c = c
    def __add__(self, o): return Vector(*map(operator.add, self.c, o.c)) if isinstance(o, Vector) else NotImplemented
    def __mul__(self, k): return Vector(*(x * k for x in self.c))
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(map(operator.mul, self.c, o.c))
    def __neg__(self): return self * -1
    def __abs__(self): return sum(x * x for x in self.c) ** 0.5
    def __eq__(self, o): return isinstance(o, Vector) and self.c == o.c
    def __hash__(self): return hash(self.c)
    def __bool__(self): return any(self.c)
    def __getitem__(self, i): return self.c[i]
    def __len__(self): return len(self.c)
    def __repr__(self): return "Vector" + repr(self.c)
    def __format__(self, spec): return "<" + ", ".join(format(x, spec) for x in self.c) + ">"
    def __pos__(self): return self
    def __invert__(self): return Vector(*self.c[::-1])
    def __round__(self, n=0): return Vector(*(round(x, n) for x in self.c))
    def __contains__(self, x): return x in self.c
v, w = Vector(3, 4), Vector(1, 2)
print(v + w, v * 2, 2 * v, v @ w, -v, abs(v), v == Vector(3, 4), v != w, {v: 1}[Vector(3, 4)], bool(Vector(0, 0)))
print(f"{v:.2f} {v!r:>15} {v}", v[0], v[-1:], len(v), list(v), 4 in v, +v is v, ~v, round(Vector(1.26, 2.34), 1), *v)
print(operator.itemgetter(0, 1)(v), operator.attrgetter("c", "__class__.__name__")(v), operator.methodcaller("__len__")(v))
class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o): print("lt", self.v, o.v); return self.v < o.v
    def __eq__(self, o): print("eq"); return self.v == o.v
a, b = Cmp(1), Cmp(2)
print(a < b, a > b, a == b, a != b, sorted([b, a])[0].v, max(a, b).v)
for text in ("a <= b", "hash(a)"):
    try:
        print(eval(text))
    except TypeError as e:
        print(e)
class I:
    def __init__(self, i): self.i = i
    def __index__(self): return self.i
print([10, 20, 30][I(1)], "abc"[I(0):I(2)], range(I(3)), hex(I(255)), int(I(7)), [0] * I(2), bytes(I(2)), 1 << 3, "%d" % int(I(4)), float(I(2)), round(3.14159, I(2)), chr(I(65)))
class Call:
    def __call__(self, *a, **k): return a, k
print(Call()(1, x=2), callable(Call()), callable(1), callable(Call))
