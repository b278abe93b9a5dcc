import gc
class A:
    def m(self):
        pass
a = A()
r = gc.get_referents(a.m)
print(len(r), r[0] is A.m, r[1] is a)
