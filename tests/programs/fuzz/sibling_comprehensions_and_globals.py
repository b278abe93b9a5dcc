r = 'glob'
def t(f):
    try: print(f.__name__, f())
    except NameError as e: print(f.__name__, type(e).__name__, e)
def a():
    [r for r in 'ab']
    return [r for q in 'a']
def b():
    [r for r in 'ab']
    return [[r for q in 'a'] for _ in 'b']
def c():
    [r for r in 'ab']
    return r
def d():
    x = [r for r in 'ab'], [r for q in 'a'], r, [[r for q in 'a'] for _ in 'b']
    return x
def e():
    x = [r for q in 'a'], [r for r in 'ab'], r
    return x
def f():
    x = [lambda: r for q in 'a'], [r for r in 'ab'], r
    return x[0][0]()
def g():
    x = [[r for r in 'ab'] for z in 'b'], r, [r for q in 'a'], [z for _ in 'a']
def h():
    x = [r for r in 'ab']
    return [[[r for u in 'u'] for q in 'a'] for _ in 'b']
def i():
    x = [r for r in 'ab']
    return (lambda: r)(), [(lambda: r)() for q in 'a'], [[(lambda: r)() for q in 'a'] for _ in 'a']
class K:
    try:
        x = [r for r in 'ab'], [r for q in 'a'], [[r for q in 'a'] for _ in 'b']
        print(x)
    except NameError as e: print(e)
for fn in a, b, c, d, e, f, g, h, i: t(fn)
del r
for fn in a, b, c, d, e, f, g, h, i: t(fn)
print('---')
def t(f):
    try: print(f.__name__, f())
    except NameError as e: print(f.__name__, type(e).__name__, e)
def outer():
    r = 1
    def f():
        [r for r in 'a']
        return [r for q in 'a']
    def g():
        x = [r for q in 'a']
        return [r for r in 'a'], x
    def h():
        [r for r in 'a']
        return [(lambda: r)() for q in 'a']
    def i():
        [(lambda: r)() for r in 'a']
        return [(lambda: r)() for q in 'a'], [r for q in 'a'], [r for r in 'b']
    def j():
        [(lambda: r)() for r in 'a']
        return [r for q in 'a']
    class K:
        x = [r for r in 'ab'], [r for q in 'a']
        y = [[r for q in 'a'] for _ in 'b']
    print(K.x, K.y)
    for k in f, g, h, i, j: t(k)
outer()
def w():
    [(r := 1) for _ in 'a']
    return [r for q in 'a']
t(w)
def ww():
    x = [z for z in 'a']
    def inner():
        return z
    return inner()
t(ww)
def www():
    x = [z for z in 'a']
    def inner():
        nonlocal_ = [z for q in 'a']
        return nonlocal_
    return inner()
t(www)
