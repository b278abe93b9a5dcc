class A:
    def __del__(self):
        print("del")
def f():
    return A()
f()
print("next")
x = f()
print("kept")
