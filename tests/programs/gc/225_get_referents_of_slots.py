import gc
class A:
    __slots__ = ("x", "y")
a = A()
a.x = "one"
print(gc.get_referents(a))
a.y = "two"
print(gc.get_referents(a))
