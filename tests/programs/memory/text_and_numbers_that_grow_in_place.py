# += on text and floats: the instruction has to run before CPython knows that it may work in place.
def f(n):
    s = str(1234567); ids = [id(s)]
    for i in range(n):
        s += "x"; ids.append(id(s))
    return [a == b for a, b in zip(ids, ids[1:])]
print(f(12)); print(f(12)); print(f(3))
def g():
    s = str(1234567); i = id(s); s += "x"; return i == id(s)
print([g() for _ in range(4)])
def h():
    s = str(1234567); i = id(s); s = s + "x"; return i == id(s)
print([h() for _ in range(4)])
s = str(1234567); r = []
for i in range(6):
    k = id(s); s += "x"; r.append(k == id(s))
print(r)
def k(x, n):
    out = []
    for i in range(n): 
        y = x / 2.0; j = id(x + 1.0); x = x * 1.5; out.append(j == id(x))
        y = (x + 1.0) / 2.0; x = (x + 1.0) * (y - 1.0)
    return out
print(k(1.5, 5), k(2.5, 3))
def m(n):
    t = float("1.5"); out = []
    for i in range(n):
        k = id(t); t += 1.0; out.append(k == id(t))
    return out
print(m(6), m(2))
def div(): return id((float("1") / 2.0)) == id(float("1") / 3.0)
print([div() for _ in range(4)])
