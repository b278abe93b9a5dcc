import sys
def g0():
    yield
def g3(a, b, c):
    d = e = f = 1
    yield
print(sys.getsizeof(g0()), sys.getsizeof(g3(1, 2, 3)), sys.getsizeof(x for x in ()))
