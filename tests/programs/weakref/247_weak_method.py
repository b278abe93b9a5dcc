import weakref
class A:
    def m(self):
        return "m called"
a = A()
r = weakref.ref(a.m)
print(r())
w = weakref.WeakMethod(a.m)
print(w()(), w() == a.m)
del a
print(w())
