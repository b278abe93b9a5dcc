# code.replace, co_lines, co_positions and co_code, byte for byte.
import dis
def f(a,b=2):
    x = a + b
    for i in range(x):
        print(i, x)
    try:
        with open as y: pass
    except (ValueError, TypeError):
        x = {'k': [j for j in range(3)
                   if j]}
    return x
def g():
    yield 1
    z = yield from g()
def h(*a, k, **kw):
    def inner(): return a, k
    return inner, f'{a!r:>{k}}'
class C:
    """doc"""
    x = 1
    def m(self): return super().m()
async def co():
    async with a as b: await b
    async for q in a: pass
    return [w async for w in a]
mod = compile('x = 1\n\ny = x + 1\nclass A:\n  pass\n', 'm', 'exec')
for c in (f.__code__, g.__code__, C.m.__code__, mod, compile('a+b','e','eval')):
    print(c.co_name, list(c.co_lines()))
    print(list(c.co_positions()))
    print(c.co_code.hex())
c = f.__code__
print(type(c.co_code), len(c.co_code), next(c.co_lines()))
for kw in [dict(co_name='g'),dict(co_foo=1),dict(co_name=5),dict(co_consts=[1]),dict(co_argcount=2), dict(co_firstlineno=100), dict(co_filename='other.py', co_qualname='Q.f')]:
    try: r=c.replace(**kw); print(kw, r.co_name, r.co_firstlineno, r.co_filename[-8:], r.co_qualname, list(r.co_lines())[:2])
    except Exception as e: print(kw, type(e).__name__, e)
try: c.replace(1)
except Exception as e: print(e)
def answer(): return 'the answer is 41'
answer.__code__ = answer.__code__.replace(co_consts=(None, 'the answer is 42'))
print(answer())
def greet(name): return 'hello ' + name
hack = greet.__code__.replace(co_consts=tuple('bye ' if k == 'hello ' else k for k in greet.__code__.co_consts), co_name='hacked', co_firstlineno=50)
import types
new = types.FunctionType(hack, globals(), 'new')
print(new('x'), new.__code__.co_name, greet('y'), new.__name__, new.__code__.co_varnames, hack == greet.__code__)
def boom(): return 1/0
boom.__code__ = boom.__code__.replace(co_name='renamed', co_firstlineno=7)
import traceback
try: boom()
except ZeroDivisionError as e: print([(t.name, t.lineno) for t in traceback.extract_tb(e.__traceback__)][1])
import copy
try: print(copy.replace(c, co_name='zz').co_name)
except Exception as e: print(e)
