import sys
class A:
    pass
before = sys.getrefcount(A)
l = [A() for i in range(10)]
print(sys.getrefcount(A) - before)
class B(A):
    pass
print(sys.getrefcount(A) - before)
