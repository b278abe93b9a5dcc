class A:
    def __del__(self):
        print("del")
def f():
    a = A()
    def inner():
        return a
    return inner
i = f()
print("alive")
del i
print("gone")
