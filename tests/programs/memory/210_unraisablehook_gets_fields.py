import sys
def hook(u):
    print(u.exc_type.__name__, u.exc_value, u.err_msg, u.object.__qualname__, u.exc_traceback is not None)
sys.unraisablehook = hook
class A:
    def __del__(self):
        raise ValueError("in del")
A()
print("goes on")
