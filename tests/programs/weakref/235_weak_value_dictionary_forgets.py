import weakref
class A:
    pass
d = weakref.WeakValueDictionary()
a = A()
d["a"] = a
print(len(d), "a" in d, d["a"] is a, list(d), bool(d))
del a
print(len(d), "a" in d, d.get("a", "default"), bool(d))
