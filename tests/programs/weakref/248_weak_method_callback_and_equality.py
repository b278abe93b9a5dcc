import weakref
class A:
    def m(self):
        pass
    def n(self):
        pass
a = A()
w = weakref.WeakMethod(a.m, lambda r: print("dead", r is w))
print(w == weakref.WeakMethod(a.m), w == weakref.WeakMethod(a.n), hash(w) == hash(weakref.WeakMethod(a.m)))
del a
