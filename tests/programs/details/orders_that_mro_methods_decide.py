# mro() of a metaclass: what it may give, and what becomes of it when it changes bases meanwhile or fails.
import gc
class B: pass
def mk(ret):
    class M(type):
        def mro(cls): return ret
    return M
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def one(ret):
    class A(metaclass=mk(ret)): pass
    return A.__mro__
t(lambda: one((B,))); t(lambda: one(())); t(lambda: one((int,))); t(lambda: one((3,))); t(lambda: one(None))
class M(type):
    def mro(cls):
        del M.mro
        return (B,)
def two():
    class A(metaclass=M): pass
t(two)
class X(type):
    def mro(cls): return [cls, object]
class C(B, metaclass=X): pass
print(C.__mro__, C.__bases__, isinstance(C(), B), issubclass(C, B), B.__subclasses__())
t(lambda: C().__init__())
class Y(type):
    def mro(cls): return [B, object]
    def __init__(cls, *a): print("init")
t(lambda: Y('k', (), {}))
class Z(type):
    def mro(cls):
        print(cls.__name__, cls.__mro__)
        return type.mro(cls)
class Q(metaclass=Z): pass
class R(Q): pass
class S(Q): pass
R.__bases__ = (S,)
print(R.__mro__)

class Base1: pass
class Base2: pass
class Meddler(type):
    ready = False
    def mro(cls):
        if Meddler.ready and cls.__name__ == 'C1':
            Meddler.ready = False
            C1.__bases__ = (B2,)
        return type.mro(cls)
class A1(metaclass=Meddler): pass
class B1(A1): pass
class B2(A1): pass
class C1(A1): pass
Meddler.ready = True
C1.__bases__ = (B1,)
B1.__bases__ = (C1,)
print(C1.__bases__, B2.__subclasses__(), B1.__subclasses__(), B1.__bases__, C1.__subclasses__())
print(C1.__mro__, B1.__mro__)
class Failing(type):
    step = 0
    def mro(cls):
        if cls.__name__ == 'C3' and Failing.step:
            Failing.step -= 1
            if Failing.step == 1:
                C3.__bases__ = (B4,)
                raise ValueError('mro')
        return type.mro(cls)
class A3(metaclass=Failing): pass
class B3(A3): pass
class B4(A3): pass
class C3(A3): pass
class D3(C3): pass
Failing.step = 2
def assign(): C3.__bases__ = (B3,)
t(assign)
print(C3.__bases__, C3.__mro__, D3.__mro__, B3.__subclasses__(), B4.__subclasses__())
class Once(type):
    count = 0
    def mro(cls):
        if cls.__name__ == 'F5' and Once.count: raise RuntimeError('bozo')
        return type.mro(cls)
class D5(Base1): pass
class E5(D5): pass
class F5(D5, metaclass=Once): pass
class G5(D5): pass
Once.count = 1
before = D5.__mro__, E5.__mro__, F5.__mro__, G5.__mro__
def assign(): D5.__bases__ = (Base2,)
t(assign)
print(before == (D5.__mro__, E5.__mro__, F5.__mro__, G5.__mro__), D5.__bases__, Base1.__subclasses__(), Base2.__subclasses__())
class Early(type):
    is_first = True
    def mro(cls):
        if Early.is_first:
            Early.is_first = False
            t(lambda: setattr(cls, '__bases__', (Base2,)))
        return type.mro(cls)
class H(Base1, metaclass=Early): pass
print(H.__bases__, H.__mro__, Base2.__subclasses__())
del H, D5, E5, F5, G5, before
gc.collect()
print(Base1.__subclasses__(), Base2.__subclasses__())
