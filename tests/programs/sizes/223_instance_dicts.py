import sys
class A:
    def __init__(self, n):
        for i in range(n):
            setattr(self, "x%d" % i, i)
print(sys.getsizeof(A(0)), sys.getsizeof(A(3)))
print(sys.getsizeof(A(0).__dict__) > 0)
