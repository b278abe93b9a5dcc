import weakref
class A:
    def __del__(self):
        print("__del__")
a = A()
weakref.finalize(a, print, "finalize")
del a
