class A:
    pass
a = A()
a.x = 1
d = a.__dict__
a.__dict__ = {"y": 2}
print(d, a.y, hasattr(a, "x"))
d["z"] = 3
print(hasattr(a, "z"))
