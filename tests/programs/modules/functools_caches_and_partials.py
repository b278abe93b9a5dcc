import functools,sys,gc
from functools import *
f=functools.lru_cache(lambda x:0)
print(sys.getsizeof(f), type(f))
p=functools.partial(print,1)
print(sys.getsizeof(p), sys.getsizeof(functools.cmp_to_key(print)))
k=functools.cmp_to_key(lambda a,b:0)
print(p)
for t in (lambda: functools.partial(), lambda: functools.partial(1), lambda: k(), lambda: k(1) < 2, lambda: functools.reduce(lambda a,b:0, []), lambda: functools.reduce(lambda a,b:0, 5), lambda: functools.reduce(1), lambda: functools.cmp_to_key(), lambda: f(), lambda: f([])):
    try: t()
    except TypeError as e: print(e)
g=functools.lru_cache(maxsize=2)(lambda x:0)
g(1.5); g("a")
print([str(x)[:30] for x in gc.get_referents(g) if not isinstance(x, (dict, type)) and not str(x).startswith("<")])
print(functools.partial(p,2,a=1), functools.partial(functools.partial(int, base=3), base=2))
class S(functools.partial): pass
s=S(print); s.x=1; print(functools.partial(s,1)(2))
@lru_cache(maxsize=3, typed=True)
def h(a, *, b=1): return (a, b)
for a in (1, 1.0, True, 1): h(a)
h(1, b=2); h(1, b=2); print(h.cache_info())
@lru_cache(maxsize=3)
def q(n): return n
for n in (1,2,3,1,4,1,2,5,5,1): q(n)
print(q.cache_info())
class A:
    @lru_cache
    def m(self, x): return x * 2
a = A(); print(a.m(2), a.m(2), A.m.cache_info()); 
class B:
    def __del__(self): print("del B")
@lru_cache(1)
def keep(x): return B()
keep(1); keep(2); print("replaced"); keep.cache_clear(); print("cleared")
@lru_cache(None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(200), fib.cache_info())
class C: pass
c = C(); c.f = lru_cache(lambda x: c); c.f(c); del c
gc.collect()
pp = partial(print, "x", sep="-"); pp("y", "z"); pp("y", end="!\n"); print(pp.func, pp.args, pp.keywords); pp.extra = 1; print(pp.__dict__, pp.__reduce__()[2])
import copy; c2 = copy.copy(pp); c2("copied"); print(c2.keywords == pp.keywords, copy.deepcopy(q) is q)
r = partial(print); r.__setstate__((len, ([1,2],), {}, None)); print(r())
print(sys.getrefcount(pp.func) > 3, partial.__module__, callable(pp))
z = partial(print); z.me = z
print(repr(partial(z)) == repr(partial(print)) )
@lru_cache(maxsize=0)
def nocache(x): return x
nocache(1); nocache(1); print(nocache.cache_info())
try: lru_cache(maxsize="x")(print)
except TypeError as e: print(e)
def rec(n):
    return rec2(n-1) if n else 0
rec2 = lru_cache(2)(rec)
print(rec2(30), rec2.cache_info())
print(sorted([3,1,2], key=cmp_to_key(lambda a, b: (a < b) - (a > b))), list(map(partial(pow, 2), range(5))), reduce(max, [3,9,2]))
