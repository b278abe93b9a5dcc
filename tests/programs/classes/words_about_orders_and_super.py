# What is said of bases that fit in no order, and of super() with an object of another class.
class M(type): pass
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, repr(str(e)))
class A: pass
class B(A): pass
class C(B): pass
t(lambda: type('X',(A,B),{}))
t(lambda: type('X',(A,B,C),{}))
class D(A,): pass
class E1(B,D): pass
class F1(D,B): pass
t(lambda: type('X',(E1,F1),{}))
t(lambda: type('X',(A,A),{}))
t(lambda: super(int,'a')); t(lambda: super(int,str)); t(lambda: super(1,2)); 
class G:
    def f(self): return super(A, self).f()
t(lambda: G().f())
def g(self): return super().x
t(lambda: g(3))
