# How every built-in container grows and shrinks, and the size of one object of each kind.
import sys,gc
g=sys.getsizeof
def sizes(make, step, n):
    o=make(); last=g(o); out=[last]
    for i in range(n):
        step(o,i)
        if g(o)!=last: last=g(o); out.append((i,last))
    return out
print(sizes(list, lambda o,i:o.append(i), 200)); print(sizes(list, lambda o,i:o.insert(0,i), 60)); print(sizes(lambda:list(range(200)), lambda o,i:o.pop(), 200)); print(sizes(list, lambda o,i:o.extend((i,i)), 60)); print(sizes(list, lambda o,i:o.extend({i,i+1}), 60)); print(sizes(list, lambda o,i:o.extend(x for x in (1,2)), 60))
print(sizes(list, lambda o,i:o.extend({i:1}), 30)); print(sizes(list, lambda o,i:o.extend({i:1}.values()), 30)); print(sizes(list, lambda o,i:o.extend("ab"), 30)); print(sizes(list, lambda o,i:o.extend(range(3)), 30)); print(sizes(list, lambda o,i:o.__iadd__([i]), 30))
print(sizes(dict, lambda o,i:o.__setitem__(i,i), 400)); print(sizes(dict, lambda o,i:o.__setitem__(str(i),i), 400)); print(sizes(lambda:{i:i for i in range(100)}, lambda o,i:o.pop(i), 100)); print(sizes(dict, lambda o,i:o.update({i:1,-i:2}), 40)); print(sizes(dict, lambda o,i:(o.__setitem__(i,1), o.pop(i-1,0)), 40))
print(sizes(set, lambda o,i:o.add(i), 400)); print(sizes(lambda:set(range(100)), lambda o,i:o.discard(i), 100)); print(sizes(set, lambda o,i:o.update({i,-i}), 60))
print(sizes(bytearray, lambda o,i:o.append(i%256), 200)); print(sizes(lambda:bytearray(200), lambda o,i:o.pop(), 200)); print(sizes(bytearray, lambda o,i:o.extend(b"abc"), 60)); print(sizes(bytearray, lambda o,i:o.__iadd__(b"ab"), 60))
for n in range(20): print(g(list(range(n))), g(list(tuple(range(n)))), g([*range(n)]), g(list({*range(n)})), g(list(dict.fromkeys(range(n)))), g(list(dict.fromkeys(range(n)).items())), g(list(map(str,range(n)))), g(list("x"*n)), g([i for i in range(n)]), g([*range(n), 1]), g(sorted(range(n))), g(list(range(n))*2), g(list(range(n))+[1]), g(list(range(n))[1:]), g(list(reversed(range(n)))), g(("a "*n).split()), g(("a,"*n).split(",")), g(("a\n"*n).splitlines()), g(tuple(range(n))), g(tuple(x for x in range(n))), g({*range(n)}), g(set(range(n))), g(frozenset(range(n))), g(set(list(range(n)))), g({i:i for i in range(n)}), g(dict.fromkeys(range(n))), g(dict(zip(range(n),range(n)))), g(dict([(i,i) for i in range(n)])), g({str(i):i for i in range(n)}), g(dict.fromkeys(map(str,range(n)))), g(dict({i:i for i in range(n)})), g({i:i for i in range(n)}.copy()), g({**{i:i for i in range(n)}}), g({i:1 for i in range(n)}|{}), g(set(range(n)).copy()), g(set(range(n))|{1}), g(bytes(n)), g(bytearray(n)), g(bytearray(range(n))), g(b"a"*n), g("a"*n), g("é"*n), g("€"*n), g("😀"*n), g(10**n), g(-2**(n*4)))
class A: pass
for n in range(12):
    a=A()
    for i in range(n): setattr(a,"n%d"%i,i)
    print(g(a),g(a.__dict__),g(vars(a).copy()),g(dict(vars(a))), end="; ")
print()
class B:
    def __init__(self,a,b=1): self.a=a; self.b=b
for i in range(5): b=B(1); print(g(b), g(b.__dict__), end="; ")
print()
b=B(1); del b.a; print(g(b.__dict__)); b.c=1; print(g(b.__dict__)); b.a=3; print(g(b.__dict__)); b.__dict__["zz"]=1; print(g(b.__dict__)); b.__dict__.clear();print(g(b.__dict__))
b=B(1); d=b.__dict__; d.update(q=1); print(g(d)); d.pop("a"); print(g(d)); d.popitem(); print(g(d)); 
def f(a,b,c=1,*d,e=2,**h): x=1; return lambda:x
def gg(): 
    x=yield 1
    try: yield x
    finally: pass
def g3():
    with open("x") as q: yield from [1]
def g4(a,b,c): return (yield [a,b,c,(a,b)])
for o in (f,gg(),g3(),g4(1,2,3),f(1,2),f.__code__,gg.__code__,gg().gi_frame,g4.__code__,(i for i in [] if i),(lambda:0),[i for i in range(3)].append,A,B,type,len,sys,Exception(),Exception(1,2),ValueError("x"),OSError(1,"x"),KeyError(1),StopIteration(2),property(),f.__get__(1),super(B,b),iter([]),iter({}),iter(set()),iter(""),iter(b""),iter(range(2)),zip([],[]),map(f,[],[]),filter(None,[]),enumerate([]),reversed([]),reversed(()),{}.items(),{}.keys(),memoryview(b"abc"),slice(1),range(1),range(10**30),1j,1.0,None,True,False,...,NotImplemented,list[int],int|str,sys.version_info,type(sys)("m"),object()):
    print(type(o).__name__, g(o), end="; ")
print()
s="a"
out=[]
for i in range(40): s+="b"; out.append(g(s))
print(out)
