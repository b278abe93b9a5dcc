class A:
    def __del__(self):
        print("del")
a = A()
del A.__del__
del a
print("silent")
