import sys
class A:
    def __sizeof__(self):
        raise TypeError("no size")
print(sys.getsizeof(A(), 5), sys.getsizeof(1, 5))
try:
    sys.getsizeof(A())
except TypeError as e:
    print(e)
