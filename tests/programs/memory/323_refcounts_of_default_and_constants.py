import sys
def f(x=[]):
    return sys.getrefcount(x)
print(f(), sys.getrefcount(f.__defaults__), sys.getrefcount(f.__defaults__[0]))
