class A:
    def __del__(self):
        print("del")
def f():
    a = A()
    raise ValueError
try:
    f()
except ValueError as e:
    saved = e.with_traceback(None)
print("after")
