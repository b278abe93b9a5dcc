# --- nonlocal bound later
def f():
    def g():
        nonlocal z
    z = 1
# --- private names
class A:
    __x = 1
    def __f(self, __y, *, __z=1):
        __x; self.__w; __a__; __
        import __foo.bar
        import __foo.bar as __q
        from __foo import __baz
        global __g
        __g = 1
        del __y
        f(__k=1)
        lambda __l: __l
        def __h(__i: __j): pass
        class __C: pass
# --- private names of a class with underscore
class _A:
    __x = 1
# --- private names of a class of underscores
class ___:
    __x = 1
# --- deleted local
def f(x):
    del x
    return x
# --- exception variable of a function
def f():
    try:
        x = 1
    except E as x:
        pass
    return x
# --- global
global x
x = 1
def f():
    global x
    x
    class A:
        x
        y = x
# --- closures
def f(a):
    b = 1
    def g():
        nonlocal b
        b = a
        def h(): return a, b
        return h
    return g
