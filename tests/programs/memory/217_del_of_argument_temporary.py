class A:
    def __del__(self):
        print("del")
def f(a):
    print("in")
    del a
    print("deleted name")
f(A())
print("after")
