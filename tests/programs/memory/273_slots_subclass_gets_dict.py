class A:
    __slots__ = ("x",)
class B(A):
    pass
class C(A):
    __slots__ = ("y",)
print(hasattr(B(), "__dict__"), hasattr(C(), "__dict__"))
b = B()
b.x, b.z = 1, 2
print(b.__dict__)
