import sys
def f():
    x = []
    def g():
        return x
    return g
g = f()
print(sys.getrefcount(g()), sys.getrefcount(g.__closure__[0]))
