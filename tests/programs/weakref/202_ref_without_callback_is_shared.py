import weakref
class A:
    pass
a = A()
r1, r2 = weakref.ref(a), weakref.ref(a)
print(r1 is r2, weakref.getweakrefcount(a))
r3 = weakref.ref(a, lambda r: None)
print(r3 is r1, weakref.getweakrefcount(a))
