# Where the attributes of instances stand whose class or its base makes them its own way, and how large their dict becomes.
import collections, enum
import gc, sys
def k(o): return [type(x).__name__ for x in gc.get_referents(o)], sys.getsizeof(o)
class A:
    def __new__(cls, *a): return super().__new__(cls)
class B(A): pass
class X(Exception):
    def __new__(cls): return super().__new__(cls)
class Y(X): pass
class L(list): pass
class I(int):
    def __new__(cls): return super().__new__(cls, 5)
class J(I): pass
class T(tuple): pass
class S:
    __slots__='a',
class S2(S): pass
class S3(S2):
    def __new__(cls): return object.__new__(cls)
class S4(S3): pass
for c in (A,B,X,Y,L,I,J,T,S2,S3,S4):
    x = c(); x.u = 1.5; print(c.__name__, k(x)); x.v = []; print(k(x)); vars(x); print(k(x), sys.getsizeof(vars(x)))
    y = c(); y.u = 2.5; print(k(y))
class L(list): pass
def s(f):
    x=L(); f(x); print(sys.getsizeof(vars(x)), end=' '); x.zz=1; print(sys.getsizeof(vars(x)))
def a(x): vars(x)
def b(x): x.u=1
def c(x): x.u=1; x.v=2
def d(x): vars(x)['u']=1
def e(x): x.__dict__={}
def f(x): x.u=1; del x.u
for g in (a,b,c,d,e,f,a,b): s(g)
class L2(list): pass
x=L2(); x.u=1; print(sys.getsizeof(vars(x)), sys.getsizeof(L2))
x.v=1; print(sys.getsizeof(vars(x)))
y=L2(); y.v=1; print(sys.getsizeof(vars(y)))
z=L2(); z.v=1; z.u=1;print(sys.getsizeof(vars(z)), list(vars(z)))
class D(dict): pass
class St(set): pass
for T in (D,St,bytearray,type('F',(float,),{}),type('C',(complex,),{}),type('E',(Exception,),{}),type('S',(str,),{}),type('I',(int,),{}),type('Tu',(tuple,),{}),type('Fr',(frozenset,),{}),type('Dq',(collections.deque,),{})):
    if T is bytearray: T=type('B',(bytearray,),{})
    x=T(); x.u=1; print(T.__name__, sys.getsizeof(x), sys.getsizeof(vars(x)), end=' '); x=T(); vars(x); x.u=2; print(sys.getsizeof(vars(x)))
class Colour(enum.Enum):
    RED = 1
class Bits(enum.Flag):
    A = 1
class Number(enum.IntEnum):
    A = 1
for member in (Colour.RED, Bits.A, Number.A):
    print(k(member), gc.is_tracked(member))
