import sys
class A:
    def m(self):
        return sys.getrefcount(self)
a = A()
print(sys.getrefcount(a))
b = a.m
print(sys.getrefcount(a))
print(sys.getrefcount(b))
