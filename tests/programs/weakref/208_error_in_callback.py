import weakref
class A:
    pass
def f(r):
    raise ValueError("in callback")
a = A()
r = weakref.ref(a, f)
del a
print("goes on")
