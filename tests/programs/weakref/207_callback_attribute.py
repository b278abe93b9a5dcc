import weakref
class A:
    pass
a = A()
def f(r):
    pass
r = weakref.ref(a, f)
print(r.__callback__ is f)
try:
    r.__callback__ = None
except AttributeError as e:
    print(e)
del a
print(r.__callback__)
