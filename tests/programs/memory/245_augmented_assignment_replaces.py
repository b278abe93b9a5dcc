class A:
    def __init__(self, n):
        self.n = n
    def __add__(self, o):
        return A(self.n + o)
    def __del__(self):
        print("del", self.n)
x = A(1)
x += 1
print("added")
x = None
