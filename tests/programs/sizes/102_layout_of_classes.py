# Where classes of every base keep attributes, slots, dict and weak references, and what their instances weigh.
import sys
g=sys.getsizeof
from collections import deque,  defaultdict, namedtuple, Counter
for t in (object,int,float,complex,bool,str,bytes,bytearray,list,tuple,dict,set,frozenset,range,slice,type,BaseException,Exception,OSError,StopIteration,SyntaxError,UnicodeError,UnicodeDecodeError,NameError,AttributeError,KeyError,ExceptionGroup,SystemExit,property,staticmethod,classmethod,super,enumerate,zip,map,filter,reversed,memoryview,deque,OrderedDict,defaultdict,Counter,type(len),type([].append),type(lambda:0),type(sys),type(iter([])),type(iter(())),type(iter("")),type(iter(range(2))),type(iter({})),type(iter(set())),type({}.keys()),type(iter(reversed([]))),type(list.append),type(int.__add__),type((1).__add__),type(type.__dict__),type(list[int]),type(int|str),type(None),type(...),type(NotImplemented)):
    print(t.__name__,t.__basicsize__,t.__itemsize__,t.__dictoffset__!=0,t.__weakrefoffset__)
class A: pass
class S: __slots__=("a","b")
class SW: __slots__=("a","__weakref__")
class SD: __slots__=("a","__dict__")
class SDW: __slots__=("a","__dict__","__weakref__")
class E0: __slots__=()
class SubS(S): pass
class SubSW(SW): pass
class L(list): pass
class D(dict): pass
class T(tuple): pass
class I(int): pass
class F(float): pass
class St(str): pass
class B(bytes): pass
class BA(bytearray): pass
class Se(set): pass
class Ex(Exception): pass
class M(type): pass
class Dq(deque): pass
class SL(list): __slots__=()
class SL1(list): __slots__=("x",)
class SI(int): __slots__=()
class ST(tuple): __slots__=()
class SStr(str): __slots__=()
class SEx(Exception): __slots__=("x",)
class MI(A,D): pass
NT=namedtuple("NT","a b")
class Prop(property): pass
class Mod(type(sys)): pass
for t in (A,S,SW,SD,SDW,E0,SubS,SubSW,L,D,T,I,F,St,B,BA,Se,Ex,Dq,SL,SL1,SI,ST,SStr,SEx,MI,Prop,NT):
    try: o=t()
    except TypeError: o=t(1,2)
    print(t.__name__,t.__basicsize__,t.__itemsize__,t.__dictoffset__,t.__weakrefoffset__,g(o),o.__sizeof__(), g(t))
    if hasattr(o,'__dict__'):
        o.x=1; print(g(o), g(o.__dict__)); 
print(g(M('q',(),{})),g(T((1,2))),g(I(5)),g(I(10**30)),g(I(0)),g(St('abc')),g(St('é')),g(St('')),g(B(b'abc')))
