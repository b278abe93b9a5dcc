import weakref
def g():
    yield 1
    yield 2
it = g()
p = weakref.proxy(it)
print(next(p), list(p))
class A:
    pass
a = A()
try:
    iter(weakref.proxy(a))
except TypeError as e:
    print(e)
try:
    next(weakref.proxy(a))
except TypeError as e:
    print(e)
