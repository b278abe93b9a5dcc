# --- defaults of all kinds
def f(a=1, *args, b=2, c, d=3, **kw): pass
# --- decorators
@a.b
@c(1)
def f(): pass
@d
class A(B, metaclass=C): pass
# --- lambda with all arguments
def f(*, a): return lambda *a, b=a, **c: (a, b, c)
# --- docstrings and folded strings
"a" "b"
class A:
    "doc"  'x'
def f():
    "a" + "b"
# --- cleaned docstrings
def f():
    """
    indented
        more
    \ttab
    """
class A:
    """   first
    second"""
# --- parameters of a lambda
x = lambda a, /, b=1, *c, d, e=2, **f: [a, b]
