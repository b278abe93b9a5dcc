import weakref
class A:
    pass
a = A()
print(weakref.ref(a) is weakref.ref(a, None), weakref.ref(a).__callback__)
