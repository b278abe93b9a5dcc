import weakref
class A:
    __hash__ = None
a = A()
try:
    hash(weakref.ref(a))
except TypeError as e:
    print(e)
