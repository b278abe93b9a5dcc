import weakref
class A:
    def __init__(self, n):
        self.n = n
items = [A(i) for i in range(5)]
d = weakref.WeakValueDictionary((a.n, a) for a in items)
seen = []
for k in d.keys():
    seen.append(k)
    items.clear()
print(seen[:1], len(d))
