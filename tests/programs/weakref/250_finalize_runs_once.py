import weakref
class A:
    pass
a = A()
f = weakref.finalize(a, print, "finalizing", end="!\n")
print(f.alive)
del a
print(f.alive, f())
