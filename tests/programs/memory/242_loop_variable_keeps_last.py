class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
for a in [A(0), A(1)]:
    pass
print("after loop")
del a
print("end")
