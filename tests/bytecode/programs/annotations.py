# --- postponed in a module
"doc"
from __future__ import annotations
x: a.b[c] | None = 1
def f(a: int, *b: 'x', c: [1, 2] = 3, **d: {1: 2}) -> lambda x, y=1: x + y: pass
# --- postponed expressions
from __future__ import annotations
x: f"{a!r:>{w}} b"
y: (1, 2)
z: a[1, 2]
zz: a[(1,)]
w: not a and b or c
v: a if b else c
u: [x for x in y if z]
t: f(x, *y, k=1, **z)
r: a < b < c
q: -a ** b
p: (a + b) * c
o: "it's"
n: a[1:2, ::3]
m: 1.5e10
# --- postponed lambda
from __future__ import annotations
x: lambda: (yield)
# --- variables
x: int
y: int = 1
(z): int = 2
a.b: int
a.b: int = 3
a[1]: int = 4
a[1:2, 3]: int
def f():
    x: int
    y: int = 1
    a.b: undefined
    (z): undefined = 1
class A:
    x: int
    __y: str = ''
