def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, d=4))
print(f(1, 20, 30, 40, 50, d=60, e=70, g=80))
print(f(1, d=4, a=5, b=6))
print(f(*[1, 2], *(3, 4), d=0, **{"x": 1}, **{"y": 2}))
def attempt(*args, **kw):
    try:
        print(f(*args, **kw))
    except TypeError as e:
        print(e)
attempt(); attempt(1); attempt(a=1, d=2); attempt(1, d=2, c=3, **{"d": 4} if False else {}); attempt(1, 2, 3, c=4, d=5)
try:
    f(1, **{"d": 1}, d=2)
except TypeError as e:
    print(e)
try:
    f(1, **{5: 1})
except TypeError as e:
    print(e)
def only(*, k): return k
for call in ("only(1)", "only(k=1, j=2)", "only()", "only(1, k=2)", "only(**{'k': 3})"):
    try:
        print(call, eval(call))
    except TypeError as e:
        print(call, e)
def posonly(a, b, /): return a, b
for call in ("posonly(1, 2)", "posonly(1, b=2)", "posonly(a=1, b=2)", "posonly(1)", "posonly(*'xy')", "posonly(*'xyz')"):
    try:
        print(call, eval(call))
    except TypeError as e:
        print(call, e)
def mutable(x, seen=[]):
    seen.append(x)
    return seen
print(mutable(1), mutable(2), mutable(3, []), mutable(4), mutable.__defaults__)
n = 10
def early(x=n): return x
n = 20
print(early())
early.__defaults__ = (30,)
print(early())
early.__defaults__ = None
try:
    early()
except TypeError as e:
    print(e)
def kwdef(*, a=1, b=2): return a, b
kwdef.__kwdefaults__["a"] = 100
print(kwdef(), kwdef.__kwdefaults__)
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4), (lambda: None)(), (lambda x, /, y=2: x + y)(1))
def annotated(a: int, b: "str" = "x", *args: float, c: list = None, **kw: dict) -> bool: ...
print(annotated.__annotations__, annotated("1"))
def order(a=print("default a"), b=print("default b")) -> print("annotation"): pass
code = f.__code__
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames, bool(code.co_flags & 4), bool(code.co_flags & 8))
print(f.__name__, f.__qualname__, f.__module__, f.__doc__)
def nested():
    def inner(): "Inner's text."
    return inner
print(nested().__qualname__, nested().__doc__, (lambda: 0).__qualname__)
