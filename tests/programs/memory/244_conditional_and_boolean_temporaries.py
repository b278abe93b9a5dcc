class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
x = A(1) and A(2)
print("and")
y = A(3) or A(4)
print("or")
z = A(5) if A(6) else None
print("if")
x = y = z = None
