class A:
    def __del__(self):
        print("del")
def g():
    a = A()
    yield 1
it = g()
print(list(it))
print("exhausted")
