import weakref
class A:
    def m(self):
        pass
w = weakref.WeakMethod(A().m)
print(w(), w == w, w == weakref.WeakMethod(A().m))
