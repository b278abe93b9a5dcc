import weakref
class A:
    __slots__ = ()
class B:
    __slots__ = ("__weakref__",)
try:
    weakref.ref(A())
except TypeError as e:
    print(e)
b = B()
print(weakref.ref(b)() is b)
