import weakref
class A:
    pass
a = A()
p = weakref.proxy(a, lambda q: print("callback", q is p))
del a
