# Where results of float operations come to stand.
pool = [float(str(i) + ".25") for i in range(40)]
place = {}
del pool
held = [float(str(i) + ".5") for i in range(12)]
for n, x in enumerate(held): place[id(x)] = n
del x
def where(x): return place.get(id(x), "-")
def t1(a, b, c): return a * b + c * a - b
def t2(a, b, c): return (a + b) * (b + c)
def t3(a, b, c): return (a + b) / (b + c)
def t4(a, b, c):
    a += b; a *= c; a -= b
    return a
def t5(a, b, c):
    s = 0.0
    for i in range(4): s += a * b
    return s
def t6(a, b, c): return -(a + b) * 2 + c
def t7(a, b, c): return (a + b) ** 2 - (a * b) % 3 + (a + b) // 2
def t8(a, b, c): return abs(a - b) + c * 2
def t9(a, b, c): return sum([a, b, c]) * (a + 1)
held.clear()
for f in t1, t2, t3, t4, t5, t6, t7, t8, t9:
    row = []
    for k in range(4):
        r = f(1.25, 2.25, 3.25)
        row.append(where(r)); del r
    print(f.__name__, row)
x = 1.5
for i in range(4):
    x = x * 1.5 + 2.5
    y = x + 0.5
    print(where(x), where(y))
