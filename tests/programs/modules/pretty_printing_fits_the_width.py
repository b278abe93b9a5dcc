from pprint import pprint, pformat, pp
d={'name':'x'*30,'items':list(range(25)),'nested':{'a':[1,2,{'b':'c'*40}],'zz':('t',)*3}, 'b':{3,1,2}}
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
