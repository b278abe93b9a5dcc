class A:
    pass
a = A()
a.x = [1]
d = a.__dict__
del a
print(d)
