class A:
    __slots__ = "name"
class B:
    __slots__ = {"x": "doc of x"}
a = A()
a.name = 1
print(a.name, B.x.__doc__, B.__slots__)
