import weakref
class A:
    pass
a = A()
r = weakref.ref(a)
d = {r: "v"}
del a
print(d[r], r in d, weakref.ref(A()) in d if False else "")
