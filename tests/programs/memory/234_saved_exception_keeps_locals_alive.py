class A:
    def __del__(self):
        print("del")
def f():
    a = A()
    raise ValueError
try:
    f()
except ValueError as e:
    saved = e
print("after")
saved.__traceback__ = None
print("traceback dropped")
