class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
a, b = [A(1), A(2)]
print("unpacked")
a, b = b, a
print("swapped", a.n, b.n)
a = b = None
