import weakref
class A:
    pass
a = A()
p = weakref.proxy(a)
try:
    print(type(weakref.ref(p)).__name__)
except TypeError as e:
    print(e)
