# OrderedDict: sizes, order and its changes, what its errors say, changes while it is walked, subclasses.
import sys
from collections import OrderedDict as O
import copy, weakref
for n in (0,1,2,5,6,10,11,100): print(n, sys.getsizeof(O.fromkeys(range(n))), sys.getsizeof(O(zip(map(str,range(n)),range(n)))))
print(O.__basicsize__, O.__dictoffset__, O.__weakrefoffset__)
print(type(iter(O())), type(O().keys()), type(reversed(O())), sys.getsizeof(iter(O())), sys.getsizeof(O().keys()), O().keys(),O(a=1).items())
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: O([1]), lambda: O(['a']), lambda: O([(1,2,3)]), lambda:O(1,2), lambda:O(5), lambda:O().update(1,2), lambda:O().move_to_end(3), lambda:O().popitem(),lambda:O().pop(1), lambda:O().pop(), lambda: O([()]), lambda: O().setdefault(), lambda: O.fromkeys(1), lambda: O(a=1)==O(a=1), lambda: O([(1,2),(3,4)])==O([(3,4),(1,2)]),lambda: O([(1,2),(3,4)])=={3:4,1:2}, lambda: O(a=1)|{'b':2}, lambda: {'b':2}|O(a=1), lambda: O()<O(), lambda: O(a=1)|[1], lambda:O().popitem(1,2)):
    t(f)
o=O.fromkeys('abcde'); o.move_to_end('b'); print(''.join(o)); o.move_to_end('b',last=False); print(''.join(o)); print(o.popitem(), o.popitem(False), o, list(reversed(o)), list(reversed(o.items())))
o.x=3; print(o.__dict__, copy.copy(o), copy.deepcopy(o).x, weakref.ref(o)() is o); o['self']=o; print(o)
def it(f):
    o=O.fromkeys('abc')
    try:
        for k in o: f(o,k)
        print('fine', o)
    except RuntimeError as e: print(e)
it(lambda o,k:o.pop(k)); it(lambda o,k:o.__setitem__(k+'x',1)); it(lambda o,k:o.move_to_end(k)); it(lambda o,k:o.__setitem__(k,1)); it(lambda o,k: k=='c' and o.clear()); it(lambda o,k:o.move_to_end('a'))
class L(O):
    def __setitem__(s,k,v): print('set',k); super().__setitem__(k,v)
    def __delitem__(s,k): print('del',k); super().__delitem__(k)
l=L(a=1,b=2); l.update(c=3); l.popitem(); l.pop('a'); l.setdefault('z'); print(l, l.copy(), type(l.copy()))
print(dict(o) is not None, {**O(a=1,b=2)}, sorted(O(b=1,a=2)), O(a=1).__reduce__()[:4], isinstance(O(),dict), O.__mro__, O.__module__)
