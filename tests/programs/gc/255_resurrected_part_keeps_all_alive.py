import gc
saved = []
class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        if self.n == 1:
            saved.append(self)
gc.collect()
a, b = A(1), A(2)
a.o, b.o = b, a
del a, b
print(gc.collect(), saved[0].n, saved[0].o.n, saved[0].o.o is saved[0])
saved.clear()
print(gc.collect())
