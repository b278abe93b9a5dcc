import atexit
class A:
    def __del__(self):
        print("del")
keep = A()
atexit.register(print, "atexit", 1)
atexit.register(lambda: print("last registered runs first"))
print("end")
