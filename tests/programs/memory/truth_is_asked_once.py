# How often `and` and `or` ask for the truth of a value, where one leads to the other.
class B:
    def __init__(self, n, t): self.n = n; self.t = t
    def __bool__(self): print("bool", self.n); return self.t
for t in (True, False):
    for u in (True, False):
        m, n, x = B("m", t), B("n", u), B("x", True)
        y = (m or n) and x
        print(y.n)
        y = (m and n) or x
        print(y.n)
        y = m and n and x
        if (m or n) and x: print("if")
        z = not (m or n) and x
def g(a, b, c, d):
    r = ((a and b) and c) or d
    s = ((a or b) or c) and d
    t = (a and b or c) and (d or a) or b
    while (a and
           b) and c:
        break
    return r, s, t, ((a and
            b)
            and c), not (a or b) and c or d
for i in range(16):
    print(i, [getattr(v, "n", v) for v in sum(([*x] if type(x) is tuple else [x] for x in g(*(B(n, bool(i >> k & 1)) for k, n in enumerate("abcd")))), [])])
