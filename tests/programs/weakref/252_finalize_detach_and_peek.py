import weakref
class A:
    pass
a = A()
f = weakref.finalize(a, print, 1, sep="-")
obj, func, args, kwargs = f.peek()
print(obj is a, func is print, args, kwargs)
obj, func, args, kwargs = f.detach()
print(obj is a, f.alive, f.peek(), f.detach())
