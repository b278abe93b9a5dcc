import gc
class A:
    def __del__(self):
        print("inner", gc.collect())
gc.collect()
a = A()
a.a = a
del a
print("outer", gc.collect())
