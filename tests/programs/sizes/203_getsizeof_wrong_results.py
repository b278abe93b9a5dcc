import sys
class A:
    def __init__(self, n):
        self.n = n
    def __sizeof__(self):
        return self.n
print(sys.getsizeof(A(100)) - 100)
for n in (-1, "x", 1.5):
    try:
        print(sys.getsizeof(A(n)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
