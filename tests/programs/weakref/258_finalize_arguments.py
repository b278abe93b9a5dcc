import weakref
class A:
    pass
a = A()
try:
    weakref.finalize(a)
except TypeError as e:
    print("TypeError")
try:
    weakref.finalize(5, print)
except TypeError as e:
    print(e)
