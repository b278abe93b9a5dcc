class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
def f():
    pass
f.attr = A("attribute")
def outer():
    x = A("closure")
    return lambda: x
g = outer()
h = (lambda d=A("default"): d)
print("end")
