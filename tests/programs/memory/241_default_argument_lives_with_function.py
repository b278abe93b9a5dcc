class A:
    def __del__(self):
        print("del")
def f(a=A()):
    pass
f()
print("alive")
del f
print("gone")
