import weakref
class A:
    def __eq__(self, o):
        return isinstance(o, A)
    def __hash__(self):
        return 1
d = weakref.WeakKeyDictionary()
k1, k2 = A(), A()
d[k1] = 1
d[k2] = 2
print(len(d), d[k1])
del k1
print(len(d))
