class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
l = [A(1)]
l[0] = A(2)
print("list")
d = {"k": A(3)}
d["k"] = A(4)
print("dict")
d.update(k=A(5))
print("update")
