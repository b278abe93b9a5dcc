import gc
class A:
    def __init__(self, n):
        self.n = n
        self.me = self
    def __del__(self):
        print("del", self.n, gc.collect())
gc.collect()
for i in range(3):
    A(i)
print(gc.collect())
