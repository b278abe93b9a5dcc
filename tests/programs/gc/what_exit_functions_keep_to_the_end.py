# Exit functions with arguments: what dies after they have run, and what never does.
import atexit, weakref, gc
gc.collect()
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def bye(o): print("bye", o.n)
a = N("arg")
atexit.register(bye, a)
atexit.register(lambda x=N("default"): print("lambda"))
@atexit.register
def last(): print("last registered first")
b = N("b"); f = weakref.finalize(b, print, "fin b")
c = N("c"); g = weakref.finalize(c, print, "fin c"); g.atexit = False
u = N("unreg")
def un(x): print("never")
atexit.register(un, u); atexit.unregister(un); del u
print("end")
