import sys, atexit
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n, file=sys.stderr)
def fail(x):
    y = D("local")
    raise RuntimeError("boom")
a = D("glob")
@atexit.register
def bye(): print("bye"); raise ValueError("in atexit")
@atexit.register
def bye2(): print("bye2", hasattr(sys, "last_value"), sys.exc_info()[0])
fail(D("arg"))
