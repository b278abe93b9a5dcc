# The lines, calls, returns and exceptions that sys.settrace reports, statement by statement.
import sys
def tracer(frame, event, arg):
    if frame.f_code.co_filename!=__file__: return None
    if event=='exception': arg=(arg[0].__name__, str(arg[1]), type(arg[2]).__name__)
    print(frame.f_code.co_name, frame.f_lineno-frame.f_code.co_firstlineno, event, repr(arg)[:60])
    return tracer
def f(x):
    y = x + 1
    for i in range(2):
        y += i
    return y
def one(): return 1
def oneloop():
    for i in range(3): pass
    while x():
        pass
    return [j for j in range(2)]
n=[2]
def x():
    n[0]-=1
    return n[0]
def g():
    a = yield 1
    yield 2
    return
def usegen():
    for v in g():
        v
    return list(
        g())
def exc():
    try:
        raise ValueError(
            'x')
    except ValueError as e:
        z = 1
    finally:
        z = 2
    try:
        inner()
    except Exception:
        pass
    inner()
def inner():
    1/0
class A:
    def __init__(self):
        self.x = 1
    @property
    def p(self):
        return self.x
def klass():
    class B(A):
        v = 1
        def m(self): return 2
    return B().p + (lambda q: q)(1)
def w():
    with C() as c:
        c
    with C(): return 5
class C:
    def __enter__(self): return 1
    def __exit__(self,*a): return False
def m(v):
    match v:
        case [1, _]:
            return 'a'
        case {'k': q}:
            return q
        case _:
            return None
def cond(a):
    if a and \
       not a > 3:
        return (1 if a
                else 2)
    elif a:
        pass
    else:
        return
    while True:
        a -= 1
        if a < 4: break
    else:
        pass
    assert a
    del a
    def k(): nonlocal_ = 1; return nonlocal_
    return k()
def yf():
    r = yield from g()
    return r
async def co():
    await co2()
    return 4
async def co2():
    pass
def genexp():
    return sum(i*i
               for i in range(3)
               if i)
def tryexc():
    for i in [1, 2]:
        try:
            if i == 1:
                continue
            return i
        finally:
            i = 0
def deco(fn):
    fn.x = 1
    return None
def dd():
    @deco
    def q():
        pass
    x = {
        'a': 1,
        'b': q,
    }
    return x
tests=[lambda: f(1), one, oneloop, usegen, exc, klass, w, lambda: m([1,2]), lambda: m({'k':1}), lambda: m(3), lambda: cond(2), lambda: cond(5), lambda: cond(0), lambda: list(yf()), lambda: co().send(None), genexp, tryexc, dd]
for t in tests:
    print('--')
    sys.settrace(tracer)
    try: t()
    except BaseException as e: 
        sys.settrace(None); print('EXC', type(e))
    sys.settrace(None)
print(sys.gettrace())
