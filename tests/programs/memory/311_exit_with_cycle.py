class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
a = A("cycle")
a.me = a
b = A("plain")
print("end")
