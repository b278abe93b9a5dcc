import weakref
class A:
    pass
a = A()
def bad():
    raise ValueError("bad")
weakref.finalize(a, bad)
del a
print("goes on")
