import gc
class A:
    def __del__(self):
        print("del", self.n)
gc.collect()
a, b = A(), A()
a.n, b.n = 1, 2
a.o, b.o = b, a
del a, b
print(gc.collect(), gc.garbage)
