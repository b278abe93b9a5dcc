import io, sys, contextlib
from pprint import pprint, pformat, pp
b=io.StringIO(); print("hi", 3, file=b); b.write("x\ny\n"); print(repr(b.getvalue()), b.tell(), b.seek(0), b.readline(), b.read(), b.read())
with contextlib.redirect_stdout(io.StringIO()) as o:
    print("captured"); sys.stdout.write("more\n")
print(repr(o.getvalue()))
old=sys.stdout; sys.stdout=io.StringIO(); print("a","b",sep="-",end="!"); s=sys.stdout.getvalue(); sys.stdout=old; print(s)
f=io.StringIO("l1\nl2\nl3"); print(list(f), f.readlines(), [l for l in io.StringIO("a\nb")])
with io.StringIO("z") as g: print(g.read())
try: g.read()
except ValueError as e: print(e)
y=io.BytesIO(b"abc\ndef"); print(y.read(2), y.readline(), y.read(), y.getvalue(), y.seek(-2,2), y.read(), y.write(b"zz"), y.getvalue())
try: io.StringIO().write(5)
except TypeError as e: print(e)
try: io.BytesIO().write("s")
except TypeError as e: print(e)
f=io.StringIO("hello"); f.seek(2); f.write("XX"); print(f.getvalue(), f.truncate(3), f.getvalue()); print(io.StringIO, isinstance(f, io.TextIOBase), isinstance(sys.stdout, io.TextIOBase), io.UnsupportedOperation)
try: f.fileno()
except io.UnsupportedOperation as e: print(e)
d={'name':'x'*30,'items':list(range(30)),'nested':{'a':[1,2,{'b':'c'*40}],'zz':('t',)*3}, 'b':{3,1,2}}
pprint(d); pprint(d, width=40, indent=2); pprint([1,2,3]); pp({'z':1,'a':2}); print(pformat("word "*40)); pprint(list(range(40)), compact=True, width=50); pprint(d, depth=1)
l=[1]; l.append(l); print(pformat(l)[:20])
from collections import *
pprint(defaultdict(list, {i:[i]*10 for i in range(5)})); pprint(Counter("abracadabra"*3), width=20); pprint(OrderedDict((i,'x'*30) for i in range(4))); pprint(deque(['a'*30]*4))
from dataclasses import dataclass
@dataclass
class P: x:int; y:str; z: list
pprint(P(1,'q'*50,['r'*40])); pprint([P(1,'a',[])]); print(pformat({1:2,'a':3}), pformat(10**12, underscore_numbers=True))
pprint({'k':[{'id':i,'v':'item %d'%i} for i in range(4)]}, width=60, sort_dicts=False)
pprint(("a"*50,"b"*50)); pprint({"x"*50:"y"*50}); pprint(None); pprint(b"abc"*40)
