import gc
gc.collect()
class A:
    def g(self):
        try:
            yield
        finally:
            print("finally", self.name)
a = A()
a.name = "a"
a.it = a.g()
next(a.it)
del a
print(gc.collect())
