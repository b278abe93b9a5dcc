import weakref
class A:
    pass
a = A()
r = weakref.ref(a, lambda ref: print("callback", ref() is None))
print("end")
