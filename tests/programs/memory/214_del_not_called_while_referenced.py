class A:
    def __del__(self):
        print("del")
x = A()
y = x
del x
print("still there")
del y
print("gone")
