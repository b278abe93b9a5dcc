# Who may set and delete __dict__ where the built-in base of a class has one of its own, and what properties keep in theirs.
class Base: pass
class Meta1(type, Base): pass
class Meta2(Base, type): pass
class D(metaclass=Meta1): pass
class E(metaclass=Meta2): pass
import types
class Mo(types.ModuleType, Base): pass
class Ex(Exception, Base): pass
d = Base.__dict__['__dict__']
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
for x in D, E, Mo('m'), Ex(), Base():
    t(lambda: d.__get__(x)); t(lambda: d.__set__(x, {}));
    t(lambda: setattr(x, '__dict__', {})); t(lambda: delattr(x, '__dict__')); t(lambda: type(x.__dict__).__name__)
    t(lambda: d.__delete__(x))
class X: pass
def dq(): del X.__qualname__
t(dq)
def dn(): del X.__name__
t(dn)
t(lambda: int.__dict__['real'].__qualname__); t(lambda:(str.lower.__qualname__, complex.real.__qualname__, float.real.__qualname__, int.__add__.__qualname__, type.__dict__['__qualname__'].__qualname__, complex.real.__name__))
t(lambda: type.__dict__['__qualname__'].__set__(str, 'O'))
class M2(types.ModuleType):
    __dict__ = 8
t(lambda: dir(M2('k')))
class S2:
    __dict__=7
t(lambda: dir(S2()))
s=staticmethod(len); print(s.__dict__); s2=staticmethod(X); print(s2.__dict__)
def f(): 'doc'
print(sorted(staticmethod(f).__dict__.items(), key=lambda k:k[0])[0][0], classmethod(f).__dict__.keys())
class Sl:
    __slots__=('x',)
t(lambda: Sl().x)
import functools
class L(list, Base): pass
class St(staticmethod, Base): pass
class Ns(types.SimpleNamespace, Base): pass
class Pr(property, Base): pass
for x in L(), St(len), Ns(a=1), Pr():
    t(lambda: d.__get__(x)); t(lambda: d.__set__(x, {'k':1}));
    t(lambda: setattr(x, '__dict__', {})); t(lambda: delattr(x, '__dict__')); t(lambda: x.__dict__)
    t(lambda: d.__delete__(x))
t(lambda: d.__get__(5)); 
class N: __slots__=()
t(lambda: d.__get__(N()))

for x in functools.partial(len), functools.lru_cache(len), staticmethod(len), (lambda: 0), ValueError():
    t(lambda: delattr(x, '__dict__')); t(lambda: setattr(x, '__dict__', 5)); x.__dict__ = {'a': 1}; print(x.a)
class P(property): pass
def f(s): pass
def g(s): 'doc'
class Q(property):
    __slots__=()
class R(property):
    'own'
    __slots__='__doc__x',
for c in P, Q, R:
    for a in [(), (f,), (g,), (g,None,None,'x'), (f,None,None,None)]:
        try:
            p=c(*a); print(c.__name__, len(a), getattr(p,'__dict__',0), p.__doc__)
            p=p.getter(g); print(getattr(p,'__dict__',0), p.__doc__)
        except Exception as e: print(type(e), e)
