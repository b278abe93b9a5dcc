import weakref
class A:
    pass
a = A()
print(weakref.ref, weakref.ref is weakref.ReferenceType, weakref.ProxyType, weakref.CallableProxyType)
print(type(weakref.ref(a)), type(weakref.proxy(a)), type(weakref.proxy(A)))
print([t.__name__ for t in weakref.ProxyTypes])
