class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
class B:
    pass
b = B()
b.x, b.y, b.z = A("x"), A("y"), A("z")
del b
class S:
    __slots__ = ("z", "y", "x")
s = S()
s.x, s.y, s.z = A("x"), A("y"), A("z")
del s
