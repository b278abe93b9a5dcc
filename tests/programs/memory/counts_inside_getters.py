import sys, operator
rc = sys.getrefcount
class B:
    @property
    def p(self): return rc(self)
class S(B):
    def __getattribute__(self, n):
        return super().__getattribute__(n)
class T(B):
    def __getattribute__(self, n):
        return object.__getattribute__(self, n)
class U(B):
    def __getattribute__(self, n):
        return rc(self)
class V(B):
    def q(self): return super().p
    def r(self): return super().__getattribute__("p")
    def t(self): return getattr(self, "p")
    def u(self): return self.__getattribute__("p")
    def v(self): return object.__getattribute__(self, "p")
b = B(); s = S(); t = T(); u = U(); v = V()
print(b.p, t.p, u.p, v.t(), v.u(), v.v())
print(getattr(b, "p"), operator.attrgetter("p")(b), operator.attrgetter("p", "p")(b), b.__getattribute__("p"), B.p.__get__(b), B.p.fget(b))
g = operator.attrgetter("p"); print(g(b)); g = operator.itemgetter(0); 
class L:
    def __getitem__(self, i): return rc(self), rc(i) > 0
    def m(self, *a): return rc(self), [rc(x) for x in a]
l = L(); print(l[0], g(l), operator.itemgetter(0, 1)(l), operator.getitem(l, 0), l.__getitem__(0))
o = []; print(operator.methodcaller("m", o)(l), l.m(o), L.m(l, o), getattr(l, "m")(o), L().m(o, []))
print(list(map(operator.attrgetter("p"), [b])), [x.p for x in [b]], sorted([l], key=operator.itemgetter(0)) == [l])
