import sys
class A:
    def m(self, x):
        return sys.getrefcount(self), sys.getrefcount(x)
    @classmethod
    def c(cls, x):
        return sys.getrefcount(x)
    @staticmethod
    def s(x):
        return sys.getrefcount(x)
a, x = A(), []
print(a.m(x), A.c(x), A.s(x), a.m([]), A.m(a, x))
