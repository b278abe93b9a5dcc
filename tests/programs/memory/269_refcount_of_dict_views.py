import sys
d = {}
k, v, i = d.keys(), d.values(), d.items()
print(sys.getrefcount(d))
del k, v, i
print(sys.getrefcount(d))
