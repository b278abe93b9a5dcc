import sys
class A:
    pass
class B(A):
    x = 1
    def m(self):
        pass
class C:
    __slots__ = ("a", "b")
print(sys.getsizeof(A), sys.getsizeof(B), sys.getsizeof(C), sys.getsizeof(type("D", (), {})))
