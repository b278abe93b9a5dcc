# --- augmented
x[1:2] += 3
x[1] += 2
x.y += 1
x[1:2:3] += 4
# --- delete
del x, y.z, w[1], (a, b), [c], v[1:2]
# --- unpacking in a module
a, b = b, a
a, b, c = c, b, a
a, b, c, d = d, c, b, a
a, = b,
(a, b), c = d
a, *b = c
*a, = b
[a, b] = c
# --- unpacking in a function
def f():
    a, b = b, a
    a, b, c = c, b, a
    a, b, c = 1, 2, 3
    a = b = c = 1
    (a, b), c = d = e
    return a, b, c
# --- swaps of parameters
def f(a, b, c):
    a, b = b, a
    a, b, c = c, b, a
    a, b, c, d = d, c, b, a
