import weakref
class A:
    def __init__(self, n):
        self.n = n
a, b, c = A(1), A(2), A(3)
s = weakref.WeakSet([a, b])
s.add(c)
print(len(s), a in s, 1 in s, sorted(x.n for x in s))
del b
print(len(s), sorted(x.n for x in s))
s.discard(a)
s.remove(c)
print(len(s))
try:
    s.remove(c)
except KeyError:
    print("KeyError")
