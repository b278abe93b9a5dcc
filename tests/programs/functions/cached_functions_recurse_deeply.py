# A recursive function behind functools.lru_cache goes as deep as one without.
import functools,sys
@functools.lru_cache(maxsize=None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(480), fib.cache_info())
@functools.lru_cache
def f2(n): return n if n<2 else f2(n-1)+f2(n-2)
print(f2(490), f2.cache_info())
@functools.cache
def g(a,b=2): 
    if a>3: raise ValueError(a)
    return g(a+1,b) if a==3 else a
print(g(1), g(2,3))
try: g(3)
except ValueError as e: print(e, g.cache_info())
@functools.lru_cache(maxsize=3, typed=True)
def t(x): print('call',getattr(x,'v',x)); return x
t(1);t(1.0);t(True);t(1);t(5);t(6);t(1.0);print(t.cache_info())
class C:
    @functools.lru_cache(maxsize=None)
    def m(self,n): return 0 if n==0 else 1+self.m(n-1)
    @functools.cache
    def k(self): return 7
    @functools.cache
    def gen(self,n): yield n
    @classmethod
    @functools.cache
    def cm(cls,n): return n and cls.cm(n-1)
c=C(); print(c.m(300),c.m(2),c.k(),c.k(),list(c.gen(2)),list(c.gen(2)),C.cm(200),C.m.cache_info())
@functools.cache
def clear(n):
    clear.cache_clear(); return n
print(clear(1),clear(1),clear.cache_info())
class H:
    def __hash__(self): raise KeyError('no')
for bad in ([],H()):
    try: t(bad)
    except Exception as e: print(type(e),e)
class E:
    def __init__(s,v): s.v=v
    def __hash__(s): return 1
    def __eq__(s,o): return s.v==o.v  # how often it is asked depends on where the types lie
t(E(1)); t(E(1)); t(E(2))
try: t()
except TypeError as e: print(e)
try: t(1,2)
except TypeError as e: print(e)
print(t(x=3))
import traceback
@functools.cache
def bad(n):
    if n==0: 1/0
    return bad(n-1)
try: bad(3)
except ZeroDivisionError as e: print([(at.lineno, at.name, at.line) for at in traceback.extract_tb(e.__traceback__)])
@functools.lru_cache
def deep(n): return deep(n+1)
try: deep(0)
except RecursionError as e: print(e)
@functools.cache
async def co(): return 3
print(co().close())
def re(n): return wrapped(n-1) if n else 'end'
wrapped=functools.lru_cache(2)(re)
print(wrapped(900), wrapped.cache_info())
