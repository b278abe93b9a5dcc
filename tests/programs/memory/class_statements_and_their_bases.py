# Counts inside class statements: metaclasses, bases, __init_subclass__, __set_name__.
import sys
rc = sys.getrefcount
class A:
    def __init_subclass__(cls, **k): print("init_subclass", rc(cls), rc(k))
class B(A): pass
class B(A, x=1): pass
class D(B, A): pass
class Desc:
    def __set_name__(self, t, n): print("set_name", rc(self), rc(t))
class E: 
    d = Desc()
class E(B): 
    d = Desc(); e = Desc()
class Meta(type):
    def __new__(m, n, b, d, **k): print("new", rc(n) if n != "M" else "", rc(b), rc(d), rc(k)); c = super().__new__(m, n, b, d); print(rc(c), rc(b), rc(d)); return c
    def __init__(c, n, b, d, **k): print("init", rc(c), rc(b) , rc(d), rc(k))
    def __call__(c, *a, **k): print("call", rc(c), rc(a), rc(k)); r = super().__call__(*a, **k); print(rc(r)); return r
class Mxy(metaclass=Meta): pass
class Nxy(Mxy, z=1): pass
class Oxy(Nxy, Mxy): pass
x = Nxy()
Meta("abcd", (), {}); Meta("abcde", (Mxy,), {"a": 1}); b = (Mxy, A); Meta("abcdef", b, {})
bases = (A,)
class Z(*bases): pass
print(rc(bases), rc(Z.__bases__), rc(Z.__mro__), rc(Z))
def deco(c): print("deco", rc(c)); return c
@deco
class Y: pass
def f(b, d): return type("T", b, d)
d = {}; t = f(bases, d); print(rc(bases), rc(d), t.__bases__ is bases, rc(t))
class Fn:
    def __call__(self, n, b, d): print("fn meta", rc(b), rc(d), rc(self)); return 5
class X(metaclass=Fn()): a = 1
class X(A, metaclass=Fn()): a = 1
print(X)
class P:
    def __mro_entries__(self, b): print("mro_entries", rc(self), rc(b)); return (A,)
class Q(P()): pass
print(rc(Q.__orig_bases__), rc(Q.__orig_bases__[0]))
def meta(n, b, d): print("function meta", rc(n), rc(b), rc(d)); return type(n, b, d)
class R_(A, metaclass=meta): pass
