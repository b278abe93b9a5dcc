import gc, types
class B:
    def __init__(self, n): self.n = n
    def __del__(self):
        raise KeyError(self.n)
for m in (types.ModuleType("m"), gc): print(gc.is_tracked(vars(m)))
a = B("global")
_b = B("hidden")
c = B("cycle"); c.me = c; del c
d = B("held"); d.me = d
import builtins; builtins.zz = B("builtins")
types.kk = B("types")
