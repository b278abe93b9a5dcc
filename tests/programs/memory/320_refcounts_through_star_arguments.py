import sys
def f(*args, **kwargs):
    return sys.getrefcount(args[0]) if args else sys.getrefcount(kwargs["x"])
x = []
print(f(x), f(x=x), f(*[x]), f(**{"x": x}))
def g(a, /, b, *, c):
    return sys.getrefcount(a), sys.getrefcount(b), sys.getrefcount(c)
print(g(x, x, c=x), g(x, b=x, c=x), g(*[x], **{"b": x, "c": x}))
