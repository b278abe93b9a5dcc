import weakref
class A:
    def __del__(self):
        print("del")
a = A()
r = weakref.ref(a, lambda r: print("callback"))
del a
