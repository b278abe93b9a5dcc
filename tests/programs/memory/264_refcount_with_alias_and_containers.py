import sys
x = []
print(sys.getrefcount(x))
y = x
print(sys.getrefcount(x))
l = [x, x]
print(sys.getrefcount(x))
d = {"x": x}
print(sys.getrefcount(x))
del y, l, d
print(sys.getrefcount(x))
