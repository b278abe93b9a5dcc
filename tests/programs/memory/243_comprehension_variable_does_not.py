class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
x = [a.n for a in [A(0), A(1)]]
print("after", x)
