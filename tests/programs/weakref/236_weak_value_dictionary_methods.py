import weakref
class A:
    def __init__(self, n):
        self.n = n
a, b = A(1), A(2)
d = weakref.WeakValueDictionary({"a": a})
d.update(b=b)
print(sorted(d), [x.n for x in d.values()], [(k, v.n) for k, v in d.items()])
print(d.pop("a").n, d.setdefault("b", a).n, d.popitem()[0], len(d))
try:
    d["zz"]
except KeyError as e:
    print(e)
