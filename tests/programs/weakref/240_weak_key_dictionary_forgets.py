import weakref
class A:
    pass
d = weakref.WeakKeyDictionary()
a = A()
d[a] = "value"
print(len(d), a in d, d[a], [k is a for k in d])
del a
print(len(d), list(d.items()))
