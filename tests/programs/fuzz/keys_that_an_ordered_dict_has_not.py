# What an OrderedDict says of keys that it has not; an empty one asks none for its hash.
from collections import OrderedDict
class K:
    def __repr__(s): return 'K'
    def __eq__(s,o): return True
    def __hash__(s): return 3
o=OrderedDict(a=1)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, e.args, repr(e.__context__))
for k in ['b',(1,2),(),None,K(),5.0,[],(1,)]:
    t(lambda: o[k]); t(lambda: o.pop(k)); t(lambda: o.__delitem__(k)); t(lambda: o.move_to_end(k)); t(lambda: o.move_to_end(k, 0)); t(lambda: o.pop(k,*(1,))); t(lambda:o.setdefault(k,1) and 1); 
    o.clear(); t(o.popitem); t(lambda: o.popitem(False))
class S(OrderedDict):
    def __missing__(self,k): return ('missing',k)
s=S()
for k in ['b',(1,2)]:
    t(lambda: s[k]); t(lambda: s.pop(k)); t(lambda: s.move_to_end(k)); t(lambda: s.pop(k,None))
d={}
for k in ['b',(1,2),()]:
    t(lambda: d[k]); t(lambda: d.pop(k)); t(lambda: d.__delitem__(k))
