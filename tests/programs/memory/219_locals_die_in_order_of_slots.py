class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
def f():
    b = A("b")
    a = A("a")
    c = A("c")
f()
