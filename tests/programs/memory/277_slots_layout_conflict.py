class A:
    __slots__ = ("a",)
class B:
    __slots__ = ("b",)
try:
    class C(A, B):
        pass
except TypeError as e:
    print(e)
