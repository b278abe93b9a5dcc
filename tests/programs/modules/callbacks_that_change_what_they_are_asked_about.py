from collections import deque, OrderedDict, defaultdict
import heapq, bisect, functools, itertools, operator
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class E:
    def __init__(s, v, act): s.v=v; s.act=act
    def __eq__(s, o): s.act(); return False
    def __lt__(s, o): s.act(); return True
    def __index__(s): s.act(); return s.v
    def __hash__(s): return 1
d=deque(range(10)); t(lambda: d.index(E(0,d.clear)))
d=deque(range(10)); t(lambda: E(0,d.clear) in d)
d=deque(range(10)); t(lambda: d.remove(E(0,d.clear)))
d=deque(range(10)); t(lambda: d.count(E(0,d.clear)))
d=deque(range(10)); t(lambda: d[E(5,d.clear)])
d=deque(range(10)); t(lambda: d.rotate(E(3,d.clear))); print(d)
d=deque(range(10)); t(lambda: d.insert(E(3,d.clear),1)); print(d)
d=deque([E(0,lambda:d.clear()) for i in range(4)]); t(lambda: d==deque([1,2,3,4]))
d=deque([E(0,lambda:d.append(1))]); t(lambda: d<deque([1,2,3,4]))
d=deque(range(3)); t(lambda: [d.append(1) for x in d])
d=deque(range(3)); d.extend(d); d.extendleft(d); d+=d; d*=2; print(len(d))
d=deque(range(5),3); d.__init__([1,2],1); print(d)
h=[E(i,lambda:None) for i in range(8)]; h[3].act=h.clear; t(lambda: heapq.heapify(h)); 
h=[E(i,lambda:None) for i in range(8)]
for x in h: x.act=h.clear
t(lambda: heapq.heappop(h)); 
h=[E(i,lambda:None) for i in range(8)]
for x in h: x.act=h.clear
t(lambda: heapq.heappush(h,E(1,h.clear)))
h=[E(i,lambda:None) for i in range(8)]
for x in h: x.act=h.clear
t(lambda: heapq.heapreplace(h,E(1,h.clear)))
h=[E(i,lambda:None) for i in range(8)]
for x in h: x.act=h.clear
t(lambda: bisect.insort(h,E(1,h.clear)))
t(lambda: len(h))
g=itertools.groupby([1,1,2]); a=next(g); b=next(g); print(list(a[1]),list(b[1]))
def rec():
    yield next(tt)
tt=itertools.tee(rec())[0]
t(lambda: next(tt))
it=itertools.chain.from_iterable(iter(lambda: next(it), 0)); t(lambda: next(it))
l=[1,2,3]; c=itertools.cycle(l); print(next(c)); l.clear(); print(list(itertools.islice(c,3)))
@functools.lru_cache(maxsize=2)
def f(n):
    f.cache_clear(); return n if n<1 else f(n-1)
print(f(5), f.cache_info())
p=functools.partial(print); p.__setstate__((p,(),{},{})); t(lambda: repr(p)); p.__setstate__((print,(),{},{}))
o=OrderedDict(a=1); o["me"]=o; print(o); o.clear()
dd=defaultdict(lambda: 1/0); t(lambda: dd[1]); dd2=defaultdict(list); dd2[1].append(dd2); print(dd2)
t(lambda: operator.attrgetter("a..b")(1)); t(lambda: operator.itemgetter()); t(lambda: operator.methodcaller())
t(lambda: list(itertools.product([1]*3, repeat=-1))); t(lambda: list(itertools.islice([1],-1)))
t(lambda: next(itertools.count(10**30))); t(lambda: list(itertools.islice(itertools.count(0.5,-1),3)))
t(lambda: list(itertools.batched("abcdefg",3,strict=True))); t(lambda: itertools.batched("a",0))
t(lambda: list(itertools.combinations(range(4),5))); t(lambda: list(itertools.permutations("ab",-1)))
x=itertools.accumulate([1,2,3],initial=E(1,int)); t(lambda: len(list(itertools.islice(x,1))))
n=iter([]); 
for i in range(100): n=itertools.chain(n)
t(lambda: "x") ; del n; print("deep freed")
q=None
for i in range(100): q=deque([q])
del q
q=None
for i in range(100): q=functools.partial(len,q)
del q; print("ok")
