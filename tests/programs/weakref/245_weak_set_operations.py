import weakref
class A:
    def __init__(self, n):
        self.n = n
a, b, c = A(1), A(2), A(3)
s, t = weakref.WeakSet([a, b]), weakref.WeakSet([b, c])
for r in (s | t, s & t, s - t, s ^ t):
    print(type(r).__name__, sorted(x.n for x in r))
print(s <= t, s.isdisjoint(t), s == weakref.WeakSet([b, a]), s.issubset([a, b, c]))
