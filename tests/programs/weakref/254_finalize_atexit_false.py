import weakref
class A:
    pass
a, b = A(), A()
f = weakref.finalize(a, print, "not at exit")
f.atexit = False
weakref.finalize(b, print, "at exit")
print(f.atexit)
