import weakref, copy
class A:
    pass
a = A()
d = weakref.WeakKeyDictionary({a: [1]})
e, f = copy.copy(d), copy.deepcopy(d)
print(e[a] is d[a], f[a] is d[a], f[a])
