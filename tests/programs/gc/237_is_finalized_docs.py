import gc
x = None
class Lazarus:
    def __del__(self):
        global x
        x = self
lazarus = Lazarus()
print(gc.is_finalized(lazarus))
del lazarus
print(gc.is_finalized(x), gc.is_finalized(3), gc.is_finalized("a"))
