import weakref
class A:
    pass
a = A()
f = weakref.finalize(a, print)
print(f.atexit, hasattr(f, "__dict__"))
f.detach()
f.atexit = True
print(f.atexit)
