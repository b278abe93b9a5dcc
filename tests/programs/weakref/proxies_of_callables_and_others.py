# Proxies to what can be called have no methods of their own; what both kinds pass on.
import weakref
class C:
    def __call__(self, *a): return a
    def __reversed__(self): return 'rev'
    def __bytes__(self): return b'x'
    def __dir__(self): return ['q']
    def m(self): return 1
c = C(); f = lambda: 1
p, q = weakref.proxy(c), weakref.proxy(f)
class D: pass
d = D(); r = weakref.proxy(d)
for t in (weakref.ProxyType, weakref.CallableProxyType, weakref.ReferenceType):
    print(t.__name__, sorted(t.__dict__)); print(dir(t) == sorted(dir(t)), t.__mro__, t.__hash__ is None)
print(dir(p), p(1, 2), q())
for show in (lambda: p.__reversed__(), lambda: reversed(p), lambda: bytes(p)):
    try: print(show())
    except Exception as e: print(e)
for x in (p, q, r):
    for n in ('__reversed__', '__bytes__', '__dir__', '__call__', '__init__', '__class__', '__doc__', '__module__', '__sizeof__', '__reduce__', '__format__', '__weakref__', '__hash__', '__name__', 'm'):
        try: v = getattr(x, n); print(n, type(v).__name__)
        except Exception as e: print(n, type(e), e)
    try: print(dir(x) if x is not q else 0)
    except Exception as e: print(e)
print(callable(r), callable(p))
try: reversed(r)
except Exception as e: print(e)
try: type(q).__reversed__(q)
except Exception as e: print(e)
try: type(p).__reversed__(p)
except Exception as e: print(e)
try: bytes(r)
except Exception as e: print(e)
try: r()
except Exception as e: print(e)
del c, f
for t in (lambda: p.__reversed__(), lambda: p(), lambda: bytes(p), lambda: str(p), lambda: repr(p)[:15], lambda: dir(p), lambda: hash(p), lambda: bool(p), lambda: p == 1, lambda: q(), lambda: iter(p), lambda: next(p), lambda: len(p), lambda: p[0], lambda: p + 1, lambda: 1 in p, lambda: p.x, lambda: type(p), lambda: isinstance(p, C), lambda: setattr(p, 'a', 1)):
    try: print(t())
    except Exception as e: print(type(e).__name__, e)
