import gc
class A:
    def __del__(self):
        print("del")
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
a = A()
a.a = a
del a
gc.collect()
gc.set_debug(0)
x = gc.garbage.pop()
print(x.a is x, len(gc.garbage))
x.a = None
del x
print("freed")
