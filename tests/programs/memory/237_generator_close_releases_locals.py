class A:
    def __del__(self):
        print("del")
def g():
    a = A()
    yield 1
    yield 2
it = g()
print(next(it))
it.close()
print("closed")
