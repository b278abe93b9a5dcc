import sys
sys.unraisablehook = lambda u: print("hook", u.exc_value)
class A:
    def __del__(self):
        raise KeyError("k")
A()
sys.unraisablehook = sys.__unraisablehook__
try:
    A()
finally:
    print("done")
