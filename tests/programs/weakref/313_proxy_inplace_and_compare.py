import weakref
class N:
    def __init__(self, n):
        self.n = n
    def __iadd__(self, o):
        self.n += o
        return self
    def __lt__(self, o):
        return self.n < o.n
    def __matmul__(self, o):
        return "matmul"
    def __index__(self):
        return self.n
a, b = N(1), N(2)
p, q = weakref.proxy(a), weakref.proxy(b)
print(p < q, p @ 1, [0, 1, 2][p], hex(q))
p += 5
print(type(p).__name__, a.n)
