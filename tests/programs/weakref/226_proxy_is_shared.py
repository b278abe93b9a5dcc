import weakref
class A:
    pass
a = A()
print(weakref.proxy(a) is weakref.proxy(a), weakref.proxy(a, lambda r: None) is weakref.proxy(a, print))
