import sys
rc = sys.getrefcount
class A:
    def m(self, x): print('m', rc(self))
class G(A):
    def __getattribute__(self, n): return object.__getattribute__(self, n)
class H(A):
    def __getattr__(self, n): return self.m
def f():
    a = A(); a.cb = a.m; a.cb(1); del a.cb
    g = G(); g.m(1); g.m(1); g.m(1)
    h = H(); h.m(1); h.q(1); h.q(2)
    m = a.m; m(1)
    o = A(); o.m2 = m; o.m2(1); o.m2(2)
f()
class A:
    def m(self, x): print('m', rc(self))
    @property
    def p(self): print('p', rc(self)); return 1
    @classmethod
    def c(cls): print('c')
    def __repr__(self): print('repr', rc(self)); return ''
class B(A):
    def m(self, x):
        super().m(x)
    def n(self, x):
        s = self
        super().m(x)
        super(B, s).m(x)
        super().p
        super(B, s).p
        super().__repr__()
        super().c()
        super(B, B()).m(1)
        f = super().m
        f(1)
        super(B, B()).p
        super(B, B()).__repr__()
class C(B):
    def __getattribute__(self, n): return super().__getattribute__(n)
for i in range(10):
    print(i)
    b = B(); b.m(1); b.n(1)
    B().m(1)
    c = C(); c.m(1); c.n(1)
class G:
    def __getattribute__(self, n):
        print('ga', n, rc(self)); return object.__getattribute__(self, n)
class H(G):
    def __getattribute__(self, n):
        print('gh', n, rc(self)); return super().__getattribute__(n)
    def __getattr__(self, n):
        print('gt', n, rc(self)); return 1
    def __setattr__(self, n, v):
        print('sa', n, rc(self), rc(v)); super().__setattr__(n, v)
    def __delattr__(self, n):
        print('da', n, rc(self)); super().__delattr__(n)
def f():
    h = H(); h.x = object(); h.x; h.y; h.z; del h.x
    getattr(h, 'qq', None); hasattr(h, 'ww')
    setattr(h, 'x', object())
    H().x; H().x = object()
f()
