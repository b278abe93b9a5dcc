import weakref
class A:
    x = 1
    def m(self):
        return "m", type(self).__name__
a = A()
p = weakref.proxy(a)
print(p.m(), p.x, dir(p) == dir(a), isinstance(p, A), issubclass(type(p), A))
