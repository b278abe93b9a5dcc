import weakref
class A:
    __hash__ = None
try:
    weakref.WeakSet([A()])
except TypeError as e:
    print(e)
try:
    weakref.WeakSet([1])
except TypeError as e:
    print(e)
