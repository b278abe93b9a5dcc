# A local that is replaced through f_locals: whether it lives on, and what counts.
import gc
import sys

count = sys.getrefcount


class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)

    def __repr__(self):
        return f"D({self.n})"


def f(x, y):
    z = D("z"); c = D("c")
    def inner(): return c
    f = sys._getframe()
    print(count(f.f_locals))
    f.f_locals["x"] = y
    f.f_locals["z"] = 1
    print("z set")
    f.f_locals["c"] = 2
    print("c set")
    f.f_locals["z"] = 3
    f.f_locals["z"] = D("z2")
    f.f_locals["z"] = f.f_locals["z"]
    print(count(x), count(y), z.n, len(gc.get_referents(f)), [type(v).__name__ for v in gc.get_referents(f)])
    f.f_locals["z"] = None
    del z
    f.f_locals["z"] = 5
    print(sorted(len(v) for v in gc.get_referents(f) if type(v) is tuple))
    return f
def main():
    a, b = [1], [2]
    g = f(a, b)
    print("left", count(a), count(b))
    print(sorted(len(v) for v in gc.get_referents(g) if type(v) is tuple))
    g.clear()
    print("cleared", count(a), count(b))
    g = f([1], b)
    del g
    print("gone", count(b))
    f(a, b)
    print("collected", gc.collect() > 0, count(a))
main()
def gen(x):
    f = sys._getframe()
    f.f_locals["x"] = 1
    yield count(f), x
    print("on")
    yield 3
h = gen(D("g"))
print(next(h)); print(next(h)); h.close(); print("closed"); del h
gc.collect()
print("end")
def cl(x):
    return lambda: x
def mod():
    for name in "ab":
        sys._getframe().f_locals["name"] = D(name + "!")
        print(name)
mod()
