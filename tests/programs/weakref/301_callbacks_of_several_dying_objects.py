import weakref
class A:
    def __init__(self, n):
        self.n = n
objects = [A(i) for i in range(3)]
refs = [weakref.ref(o, lambda r, n=o.n: print("gone", n)) for o in objects]
objects.clear()
