import weakref
class A:
    def __eq__(self, o):
        return True
    __hash__ = object.__hash__
a, b = A(), A()
r, s, t = weakref.ref(a), weakref.ref(b), weakref.ref(a, lambda r: None)
print(r == s, r == t)
del a, b
print(r == s, r == r, r == t)
