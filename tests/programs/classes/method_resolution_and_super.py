class Base:
    def __init__(self, **kw):
        print("Base", kw)
        self.log = ["Base"]
    def greet(self): return "base"
class Left(Base):
    def __init__(self, left=None, **kw):
        super().__init__(**kw)
        self.left = left; self.log.append("Left")
    def greet(self): return "left+" + super().greet()
class Right(Base):
    def __init__(self, right=None, **kw):
        super().__init__(**kw)
        self.right = right; self.log.append("Right")
    def greet(self): return "right+" + super(Right, self).greet()
class Both(Left, Right):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.log.append("Both")
    def greet(self): return "both+" + super().greet()
b = Both(left=1, right=2)
print(b.log, b.left, b.right, b.greet())
print([c.__name__ for c in Both.__mro__], Both.mro() == list(Both.__mro__), Both.__bases__ == (Left, Right), Both.__base__)
print(super(Left, b).greet(), super(Both, Both).greet(b), super(Right, b).greet.__func__ is Base.greet)
s = super(Left, b)
print(s.__thisclass__.__name__, s.__self_class__.__name__, s.__self__ is b, type(s).__name__)
try:
    super(Left, object()).greet()
except TypeError as e:
    print(e)
class A:
    @classmethod
    def make(cls): return "A.make " + cls.__name__
    @staticmethod
    def util(): return "A.util"
    @property
    def value(self): return 1
class B(A):
    @classmethod
    def make(cls): return "B " + super().make()
    @staticmethod
    def util(): return "B " + super(B, B).util()
    @property
    def value(self): return super().value + 10
print(B.make(), B().make(), B.util(), B().value)
for bases in ("(A, B)", "(object, A)", "(A, A)"):
    try:
        exec(f"class X{bases}: pass")
    except TypeError as e:
        print(bases, e)
class O: pass
class D1(O): pass
class E1(O): pass
class F1(O): pass
class K1(D1, E1): pass
class K2(F1, D1): pass
class Z(K1, K2) : pass
print([c.__name__ for c in Z.__mro__])
print(issubclass(Z, O), isinstance(Z(), (int, K2)), Z.__subclasses__(), [c.__name__ for c in O.__subclasses__()])
class Late(A): pass
l = Late()
A.added = lambda self: "added later"
print(l.added())
Late.__bases__ = (B,)
print(l.value, [c.__name__ for c in Late.__mro__])
class Slot:
    def __len__(self): return 5
class Sub(Slot): pass
x = Sub()
x.__len__ = lambda: 99
print(len(x), x.__len__())
Sub.__len__ = lambda self: 7
print(len(x))
del Sub.__len__
print(len(x))
