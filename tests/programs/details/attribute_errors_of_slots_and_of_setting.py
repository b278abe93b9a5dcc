# What an AttributeError says and knows (name, obj) when a slot is empty, and when something is set or deleted that may not be.
class Q:
    __slots__=('a','__dict__')
def outer():
    class Z:
        __slots__='z',
        def __del__(s): pass
    return Z
class W(outer()): pass
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e, e.args, getattr(e,'name',0), type(getattr(e,'obj',0)))
def d(x,n): delattr(x,n)
t(lambda: d(Q(),'a')); t(lambda: d(outer()(),'z')); t(lambda: outer()().z); t(lambda: W().z); t(lambda: d(W(),'z'))
t(lambda: Q().b); t(lambda: d(outer()(),'y')); t(lambda: W().y)
t(lambda: setattr(outer()(),'y',1)); t(lambda: outer().y); t(lambda: W.y); t(lambda:d(W,'y'))
W.__module__='there'
t(lambda: W().z)
Q.__name__='newname'
t(lambda: Q().a)
class E(Exception):
    __slots__='k',
t(lambda:E().k)
E.__module__='builtins'
t(lambda:E().k)
t(lambda: d(Q.a,'__name__'))
t(lambda: Q.a.__get__(3))
class A: pass
class B: __slots__='__dict__'
class C: __slots__=()
class D(dict): pass
class M(type): pass
class F(metaclass=M): k=1
def mat():
    a=A(); a.__dict__; return a
t(lambda: delattr(A(),'y')); t(lambda: delattr(mat(),'y')); t(lambda: delattr(B(),'y'))
t(lambda: delattr(C(),'y'));t(lambda: setattr(C(),'y',1))
t(lambda: setattr(C(),'__doc__',1)); t(lambda: delattr(C(),'__doc__'))
t(lambda: delattr(F,'y')); t(lambda: setattr(1,'y',1)); t(lambda: setattr([],'append',1)); t(lambda: setattr(int,'y',1)); t(lambda: delattr(A,'y'))
t(lambda: setattr(object(),'y',1))
def f(): pass
t(lambda: delattr(f,'y')); t(lambda: setattr(f,'__code__',1)); t(lambda: delattr(f,'__code__')); t(lambda: setattr(f,'__globals__',1))
t(lambda: delattr(ValueError(),'y')); t(lambda: delattr(ValueError(),'args'))
import types
t(lambda: delattr(types,'y')); t(lambda: delattr(types.SimpleNamespace(),'y'))
class P:
    @property
    def x(self): return 1
t(lambda: setattr(P(),'x',1)); t(lambda: delattr(P(),'x'))
class E:
    y=1
    __slots__=()
t(lambda: setattr(E(),'y',1)); t(lambda: delattr(E(),'y'))
class G(A):
    y=1
t(lambda: delattr(G(),'y')); t(lambda: delattr(G(),'x'))
def gm():
    g=G(); g.__dict__; return g
t(lambda: delattr(gm(),'y'))
