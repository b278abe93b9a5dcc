import weakref
class A:
    pass
a = A()
p = weakref.proxy(a)
del a
for f in (lambda: p.x, lambda: str(p), lambda: setattr(p, "x", 1), lambda: bool(p)):
    try:
        print(f())
    except ReferenceError as e:
        print("ReferenceError", e)
