import weakref
class A:
    def __hash__(self):
        return 42
a = A()
r = weakref.ref(a)
print(hash(r))
del a
print(hash(r))
