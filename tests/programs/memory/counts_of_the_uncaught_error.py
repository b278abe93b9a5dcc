# sys.excepthook is called with what the interpreter has: each is counted there once more.
import sys, gc
gc.collect()
rc = sys.getrefcount

def hook(kind, error, trace):
    print(rc(kind), rc(error), rc(trace), sys.exc_info(), hasattr(sys, 'last_value'), hasattr(sys, 'last_exc'))
    print(rc(trace.tb_frame), trace.tb_next)
    print([type(x).__name__ for x in gc.get_referrers(trace)], [type(x).__name__ for x in gc.get_referrers(error)])

sys.excepthook = hook
class E(Exception): pass
try:
    raise KeyError
except KeyError:
    raise E
