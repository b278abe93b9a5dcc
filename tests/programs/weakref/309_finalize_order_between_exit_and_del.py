import weakref, atexit
class A:
    def __del__(self):
        print("__del__")
a = A()
weakref.finalize(a, print, "finalize")
atexit.register(print, "atexit after import of weakref")
print("end")
