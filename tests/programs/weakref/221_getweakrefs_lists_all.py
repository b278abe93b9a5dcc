import weakref
class A:
    pass
a = A()
r, s, p = weakref.ref(a), weakref.ref(a, lambda r: None), weakref.proxy(a)
print(weakref.getweakrefcount(a), [x is y for x, y in zip(weakref.getweakrefs(a), (r, p, s))])
print(weakref.getweakrefcount(1), weakref.getweakrefs(1))
