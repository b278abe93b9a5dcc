import gc
class A:
    def __del__(self):
        print(self.name, self.other.name, self.other.other is self)
gc.collect()
a, b = A(), A()
a.name, b.name = "a", "b"
a.other, b.other = b, a
del a, b
gc.collect()
