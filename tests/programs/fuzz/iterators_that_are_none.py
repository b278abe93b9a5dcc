# What iterates wrongly where json, str and the like take a sequence or a mapping's items.
class P1(list):
    def __iter__(self): return -1
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, repr(e.__context__), repr(e.__cause__))
import json
p=P1(); q=P1([1])
class D(dict):
    def __iter__(self): return -1
    def keys(self): return P1()
    def items(self): return P1([1])
for f in ["bytes(p)","bytes(q)","list(p)","tuple(q)","bytearray(q)","[*q]","{*q}","(lambda *a:1)(*q)","''.join(q)","set(q)","dict(q)","dict(D(a=1))","json.dumps(q)","sorted(q)","sum(q)","max(q)","list(zip(q))","list(map(len,q))","list(enumerate(q))","a,b=q","[].extend(q)","any(q)","{**D(a=1)}","json.dumps(D(a=1))","frozenset(q)","1 in q","for x in q: pass","'%s'%q","b''.join(q)","[x for x in q]","list(filter(None,q))","str.join('',p)","q[:]=p","q+p","q==p","dict.fromkeys(q)","q[0:0]=q","int.from_bytes(q,'big')", "bytes(p)"]:
    def g():
        try: code=compile(f,'','eval')
        except SyntaxError: code=compile(f,'','exec')
        return f, eval(code, globals())
    t(g)
class E(dict):
    def __init__(s,i): dict.__init__(s,a=1); s.i=i
    def items(self): return self.i
for i in [[('a',1)],[(1,)],[['a',1]],5,'ab',iter([('a',2),(None,3)]),[('b',1),('a',2)],[('b',1),(5,2)]]:
    def h(): return json.dumps(E(i)), 
    t(h)
    t(lambda: json.dumps(E(i),sort_keys=True))
    t(lambda: json.dumps(E(i),indent=1))
class F(list):
    def __bool__(s): return False
    def __len__(s): raise ValueError
for i in (None, 1):
    t(lambda: json.dumps(F([1]),indent=i)); t(lambda: json.dumps(q,indent=i)); t(lambda: json.dumps(p,indent=i)); t(lambda: json.dumps(D(a=1),indent=i)); t(lambda: json.dumps(E([(2,3),(1,3)]), sort_keys=True, indent=i)); t(lambda: json.dumps([[],(),{},[{}],{'a':[]}],indent=i))
