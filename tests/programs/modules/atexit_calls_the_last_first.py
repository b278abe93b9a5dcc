import atexit, weakref
class D:
    def __del__(self): print("del of a global")
d = D()
def f(): 1 / 0
def g(*a, **k): print("g", a, k)
def gone(): print("never")
atexit.register(g, 1, b=2); atexit.register(f); atexit.register(gone); atexit.unregister(gone); atexit.unregister(3)
@atexit.register
def late(): print("late sees the globals", type(d).__name__); atexit.register(print, "too late")
print(atexit.register(g) is g)
for bad in ((), (1,)):
    try: atexit.register(*bad)
    except TypeError as e: print(e)
class R: pass
r = R(); weakref.finalize(r, print, "finalize runs at exit too")
print("end of the program")
