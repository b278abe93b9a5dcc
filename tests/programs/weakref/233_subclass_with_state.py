import weakref
class R(weakref.ref):
    __slots__ = "key",
    def __new__(cls, ob, callback, key):
        self = super().__new__(cls, ob, callback)
        self.key = key
        return self
    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)
class A:
    pass
a = A()
r = R(a, lambda r: print("dead", r.key), "k")
print(r.key, r() is a, R(a, None, 1) is R(a, None, 1), weakref.getweakrefcount(a))
del a
