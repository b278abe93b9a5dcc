import weakref
class A:
    def __init__(self, n):
        self.n = n
a, b = A(1), A(2)
d = weakref.WeakKeyDictionary({a: "a"})
d[b] = "b"
print(sorted(k.n for k in d.keys()), sorted(d.values()), len(d.keyrefs()), d.get(b), 5 in d)
print(d.pop(a), d.setdefault(b, "c"), d.copy() == d, d.popitem()[1], len(d))
