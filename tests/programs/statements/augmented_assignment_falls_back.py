# In place when the type can, a new object when it cannot, and what a tuple in the way makes of it.
def same(name, before, after):
    print(name, before is after, after)
x = [1]; y = x; y += (2,); same("list", x, y)
x = (1,); y = x; y += (2,); same("tuple", x, y)
x = {1}; y = x; y |= {2}; same("set", x, y)
x = frozenset({1}); y = x; y |= {2}; same("frozenset", x, y)
x = {"a": 1}; y = x; y |= [("b", 2)]; same("dict", x, y)
x = "a"; y = x; y *= 2; same("str", x, y)
x = [0]; y = x; y *= 3; same("list", x, y)
pair = ([1], 2)
try:
    pair[0] += [3]
except TypeError as error:
    print(error, pair)
class Counter:
    def __init__(self, n): self.n = n
    def __iadd__(self, other):
        print("iadd"); self.n += other; return self
    def __add__(self, other):
        print("add"); return Counter(self.n + other)
    def __isub__(self, other): return NotImplemented
    def __sub__(self, other):
        print("sub"); return Counter(self.n - other)
    def __rmul__(self, other):
        print("rmul"); return self.n * other
    def __imatmul__(self, other): return "matmul"
c = d = Counter(1)
c += 5
print(c is d, c.n)
c -= 2
print(c is d, c.n, d.n)
k = 3
k *= Counter(4)
print(k)
d @= 1
print(d)
for op in ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "^=", "|="]:
    scope = {"v": 37}
    exec(f"v {op} 3", scope)
    print(op, scope["v"], end="; ")
print()
try:
    s = "a"
    s -= "b"
except TypeError as error:
    print(error)
try:
    z = []
    z += 5
except TypeError as error:
    print(error)
