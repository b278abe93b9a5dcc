import sys
def hook(u):
    raise RuntimeError("hook")
sys.unraisablehook = hook
class A:
    def __del__(self):
        raise KeyError("k")
A()
print("goes on")
