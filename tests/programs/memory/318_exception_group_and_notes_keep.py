import sys
class A:
    def __del__(self):
        print("del")
e = ValueError("x")
e.extra = A()
g = ExceptionGroup("g", [e])
del e
print("alive")
del g
print("gone")
