# --- functions
def f[T](x: T) -> T:
    return x
def g[T: int, *Ts, **P](x: T, y=1, *args: *Ts, z=2, **k: P.kwargs): T
@decorate
def h[T](x=1): pass
@decorate
def i[T](*, x=1): pass
async def a[T](): await T
def gen[T](): yield T
# --- classes
class A[T]:
    x: T
class B[T: (int, str), U = T](Base, metaclass=M):
    def m(self) -> T:
        return super().m()
    def n[V](self, x: tuple[T, V]): return V, T
@decorate
class C[*Ts = *int](A, *B, **k):
    pass
class D[T](lambda: T): pass
# --- aliases
type X = int
type Y[T: 1 + 2] = list[T] | Y[T]
type Z = lambda: (yield)
# --- aliases and generics inside functions
def f(a):
    b = 1
    type X[T] = (a, b, T)
    def g[T: a](x: b): return T, a, b
    class C[T](b): x = a; y = T
    return X
# --- what annotation scopes see of a class
class C[T: int = str](Base, k=1):
    def m[*Ts, **P](self, a: Ts=1, *, b=2) -> T: pass
    type X[U] = lambda: (T, U, y)
    type Z = [x for x in y]
    type S = {x: {z for z in T} for x in y}
    type G = (x for x in m)
    def n[__Q: (lambda: __Z)](self, x: z): __Q
    class D[V](m, __Q): y = V; type W = m
    class E[__S: __Q](__S): __S
# --- a class inside a function
def g():
    x = 1
    class C:
        x = 2
        type X = (x, lambda: x, [x for _ in x])
        def n[Q](self, x: (Q, x)): Q
        class D[T](x):
            z: T
        def o(self): return __class__
# --- global names of a class
class C:
    global T
    def f[T](): pass
    type Y = T
    T = 1
# --- names that are directed
def f():
    def g[T]():
        global U
        type U = T
    x = 1
    class C:
        nonlocal x
        type A = x
        x = 2
