# --- in a function
def f():
    return [x for x in y], {x: z for x, z in w}, {x for x in v}, (x for x in u)
# --- nested
def f(a):
    return [[a + b + c for b in d if b] for c in a if c if a]
# --- assignment idiom
x = [i for i in [j]]
y = [(i, j) for i in a for j in [i + 1]]
# --- walrus in a function
def f():
    print((x := 5), [y := 1 for z in w], x, y)
# --- walrus in a module
[print(x) for x in y if (z := x)]
print(z)
# --- in classes and across scopes
import sys
class C:
    n = 3
    sq = [v + n + g + len(q) for v in range(n) if (lambda: v)]
    sq2 = [[a for a in b if n] for b in h]
    {k: w for k, w in z.items() if n}
    [__class__ for i in x]
    def f(self): super()
def f():
    class D:
        [f for i in x]
        [y for y in x]
    g = 1
    class E:
        g = 2
        [g for i in x]
        [(lambda: i) for i in x]
        h = [g for g in x]
def g(y, n):
    [y for y in n]
    [(lambda: y) for y in n]
    return y
def h(y):
    def k(): return y
    return [y for y in n], [(lambda: y) for y in n]
def l():
    def m():
        nonlocal y
        [y for y in n]; [(lambda: y) for y in n]
        [(y := 1) for x in n]
    y = 2
x = [x for x in x]
[print(z := 1) for x in y]
global q
[q for q in q]
[q for z in w]
[q() for z in w if q.x()]
# --- nested in classes
[[x for y in z] for x in w]
[x for x in [x for y in z]]
class A:
    [[x + q for y in z] for x in w]
    [[[x+a+y for x in a] for y in b] for a in c]
    x = [x for x in [x for y in z]]
def f(q):
    class A:
        [[x + q for y in z] for x in w]
        [[[x+a+y+q for x in a] for y in b] for a in c]
    [[x + q for y in z] for x in w]
    [[[x+a+y+q for x in a] for y in b] for a in c]
    [lambda: [x for z in x] for x in w]
    [[lambda: x+y+z for z in x] for x in w]
    y = 2
# --- imported names
import sys
def f():
    [sys.a(1) for x in y]
    sys.b(1)
    [[sys.c(1) for x in y] for z in w]
[sys.d(1) for x in y]
class A:
    sys.e(1)
    [sys.f(1) for x in y]
(sys.g(1) for x in y)
lambda: sys.h(1)
[sys.i(1) for sys in y]
[[sys.j(1) for x in y] for z in w]
sys.k(2)
