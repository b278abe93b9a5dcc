import weakref
class A:
    pass
a, b = A(), A()
def first():
    print("first")
    weakref.finalize(b, print, "late")
weakref.finalize(a, first)
print("end")
