class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
l = [A(i) for i in range(6)]
l.pop()
print("popped")
del l[0]
print("deleted")
l[1:3] = []
print("sliced")
l.clear()
