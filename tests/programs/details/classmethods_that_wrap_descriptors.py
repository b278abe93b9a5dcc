import gc, sys, weakref
gc.collect()
class W:
    def __init__(self, w): self.w = w
    def __get__(self, i, o=None): return ('got', i, o)
class A:
    w = classmethod(W(1))
    st = classmethod(staticmethod(len))
    cl = classmethod(classmethod(lambda c: c))
    @classmethod
    @property
    def name(cls): return cls.__name__
    @classmethod
    def plain(cls): return cls
    built = classmethod(len)
    par = classmethod(W)
    typ = classmethod(int)
class B(A): pass
def show(f):
    try: r = f()
    except Exception as e: print(type(e).__name__, e); return
    print(type(r).__name__, r if '0x' not in repr(r) else '...')
for c in (A, B, A(), B()):
    for n in 'w name built typ par'.split():
        show(lambda: getattr(c, n))
    for n in 'st cl name plain built typ w'.split():
        show(lambda: getattr(c, n)([1]) if n in ('st',) else getattr(c, n)())
    show(lambda: super(B, B).name)
m = A.plain
print(sys.getrefcount(m), sys.getrefcount(A.__dict__['plain'].__func__), m.__func__ is A.__dict__['plain'].__func__, m.__self__ is A)
d = A.__dict__['w']
print(sys.getrefcount(d), sys.getrefcount(d.__func__))
x = [A.w for i in range(3)]
print(sys.getrefcount(d.__func__), sys.getrefcount(A))
y = [A.plain for i in range(3)]
print(sys.getrefcount(d.__func__), sys.getrefcount(A), sys.getrefcount(A.__dict__['plain'].__func__))
print([type(r).__name__ for r in gc.get_referents(y[0])])
print(repr(classmethod(W(2)).__get__(None, A)) if sys.version_info < (3, 13) else type(classmethod(W(2)).__get__(None, A)))
print(repr(classmethod(W(2)).__get__(A())) if sys.version_info < (3, 13) else type(classmethod(W(2)).__get__(A())))
class Bad:
    def __get__(self, i, o=None): raise ValueError('bad get')
class C:
    b = classmethod(Bad())
show(lambda: C.b)
show(lambda: C().b)
class Late:
    def __get__(self, i, o=None):
        del Owner.d
        gc.collect()
        return 'late'
class Owner:
    d = classmethod(Late())
show(lambda: Owner.d)
class N:
    __name__ = 5
    def __call__(self, *a): return a
class Q:
    __qualname__ = 'a.q'
    def __call__(self, *a): return a
class D:
    n = classmethod(N()); q = classmethod(Q())
print(repr(D.n)[:25], repr(D.q)[:25])
i = N(); i.__name__ = 'nm'
print(repr(type(D.n)(i, 3)), repr(type(D.n)(Q(), 3)))


class Counting:
    def __get__(self, instance, owner=None):
        return sys.getrefcount(self), sys.getrefcount(owner)


class Counted:
    wrapped = classmethod(Counting())
    bare = Counting()

    @classmethod
    @property
    def counts(cls):
        own = Counted.__dict__["counts"]
        return sys.getrefcount(cls), sys.getrefcount(own), sys.getrefcount(own.__func__), sys.getrefcount(own.__func__.fget)


if sys.version_info < (3, 13):
    print(Counted.wrapped, Counted().wrapped, Counted.counts, Counted().counts)
print(Counted.bare, Counted().bare)
