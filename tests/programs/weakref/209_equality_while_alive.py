import weakref
class A:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        return self.n == o.n
    def __hash__(self):
        return hash(self.n)
a, b, c = A(1), A(1), A(2)
r = [weakref.ref(x) for x in (a, b, c)]
print(r[0] == r[1], r[0] == r[2], r[0] != r[1], r[0] == a)
