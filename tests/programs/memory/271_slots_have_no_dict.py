class A:
    __slots__ = ("x",)
a = A()
a.x = 1
for name in ("__dict__", "__weakref__"):
    print(hasattr(a, name))
try:
    a.y = 1
except AttributeError as e:
    print(e)
