import sys
x = []
print([sys.getrefcount(x) for _ in range(2)], (lambda: sys.getrefcount(x))(), (lambda y: sys.getrefcount(y))(x))
print([sys.getrefcount(y) for y in [x]], {sys.getrefcount(y) for y in (x,)}, list(sys.getrefcount(y) for y in [x]), list(map(sys.getrefcount, [x])))
