class A:
    pass
a = A()
name = "".join(["some", "name"])
setattr(a, name, 1)
print(list(a.__dict__)[0] is "".join(["some", "name"]), next(iter(vars(a))) == name)
