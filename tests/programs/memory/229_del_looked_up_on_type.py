class A:
    pass
a = A()
a.__del__ = lambda: print("never")
del a
def late(self):
    print("late")
A.__del__ = late
A()
