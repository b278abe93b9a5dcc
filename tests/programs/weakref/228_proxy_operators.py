import weakref
class V(list):
    def __add__(self, o):
        return ("add", list(self), o)
    def __radd__(self, o):
        return ("radd", o)
a = V([1, 2])
p = weakref.proxy(a)
print(p + 1, 1 + p, len(p), p[0], 2 in p, [*p], bool(p), p == [1, 2])
