class A:
    __slots__ = ("x",)
a = A()
for action in (lambda: a.x, lambda: delattr(a, "x")):
    try:
        action()
    except AttributeError as e:
        print(e)
a.x = 1
del a.x
print(hasattr(a, "x"))
