def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    def reset():
        nonlocal n
        n = 0
    return up, reset, lambda: n
up, reset, look = counter()
up(); up(5)
print(look(), up.__closure__[0].cell_contents, up.__closure__[0] is look.__closure__[0])
reset()
print(look(), up.__code__.co_freevars, counter.__code__.co_cellvars)
late = [lambda: i for i in range(3)]
print([f() for f in late])
bound = [lambda i=i: i for i in range(3)]
print([f() for f in bound])
def make():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    i = "last"
    return fs
print([f() for f in make()])
def three():
    x = 1
    def two():
        nonlocal x
        x += 1
        def one():
            nonlocal x
            x *= 10
            return x
        return one
    return two, lambda: x
two, look = three()
one = two()
print(one(), look(), two()(), look())
x = "global"
def scopes():
    x = "function"
    class C:
        y = x
        x = "class"
        z = [x for _ in range(1)]
        w = (lambda: x)()
        def method(self): return x
    return C.y, C.x, C.z, C.w, C().method()
print(scopes())
def class_cell():
    class A:
        def who(self): return __class__.__name__
        def up(self): return super().__repr__()[:9]
    class B(A): pass
    return B().who(), B().up()
print(class_cell())
def global_statement():
    global made_here
    made_here = 1
    def inner():
        global made_here
        made_here += 1
    inner()
global_statement()
print(made_here)
def unbound():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    later = 5
    print(inner(), inner.__closure__[0].cell_contents)
    del later
    try:
        print(inner.__closure__[0].cell_contents)
    except ValueError as e:
        print(e)
unbound()
def comprehension_scope():
    a = 1
    result = [a := a + i for i in range(3)]
    return a, result, [[j * a for j in range(i)] for i in range(3)]
print(comprehension_scope())
def generator_closure():
    k = 2
    g = (k * i for i in range(3))
    k = 10
    return list(g)
print(generator_closure())
def recursive():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    f, fact_old = fact, fact
    return f(10)
print(recursive())
def eval_sees_locals():
    hidden = 3
    return eval("hidden + 1"), sorted(locals()), [eval("hidden") for _ in [0]] if False else None
print(eval_sees_locals())
