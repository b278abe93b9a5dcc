a = [1]
i = id(a)
del a
b = [2]
print(id(b) == i)
c = [3]
print(id(c) == i)
