import gc
class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print(self.n, end=" ")
gc.collect()
l = [A(i) for i in range(6)]
for i, a in enumerate(l):
    a.next = l[i - 1]
del l, a
print(gc.collect())
