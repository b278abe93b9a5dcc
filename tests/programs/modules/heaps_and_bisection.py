import heapq, bisect
from heapq import *
data = [(i*7919)%101 for i in range(60)]
h = []
for x in data: heappush(h, x)
print(h); print([heappop(h) for _ in range(10)], h)
g = data[:]; heapify(g); print(g, heappushpop(g, -1), heappushpop(g, 50), heapreplace(g, 3), g)
print(nlargest(5, data), nsmallest(5, data), nlargest(2, ["bb","a","ccc"], key=len), nsmallest(1,[3,1]), nlargest(0,[1]), nlargest(99,[1,2]), nsmallest(3, iter(data), key=lambda v:-v), nlargest(3,iter("hello")), nlargest(1,[]))
print(list(merge([1,4],[2,3],[])), list(merge([4,1],[3,2],reverse=True)), list(merge(["a","ccc"],["bb"],key=len)), list(merge()))
for f in ("heappop([])","heapify(())","heappush([1],'a')","heapreplace([],1)","heappushpop([],3)"):
    try: print(eval(f))
    except Exception as e: print(f, type(e).__name__, e)
class T:
    def __init__(s,p,n): s.p,s.n=p,n
    def __lt__(s,o): return s.p<o.p
    def __repr__(s): return s.n
q=[]
for p,n in ((3,"c"),(1,"a"),(2,"b"),(1,"a2")): heappush(q,T(p,n))
print([heappop(q) for _ in range(4)])
a=[1,3,3,5]; print(bisect.bisect(a,3), bisect.bisect_left(a,3), bisect.bisect_right(a,0), bisect.bisect(a,9), bisect.bisect(a,3,0,2), bisect.bisect_left(a,3,lo=2)); bisect.insort(a,4); bisect.insort_left(a,3); bisect.insort(a,2,lo=0,hi=1); print(a)
b=["a","bbb","ccccc"]; print(bisect.bisect(b,2,key=len)); bisect.insort(b,"dd",key=len); print(b)
for f in ("bisect.bisect([],1,-1)","bisect.bisect(5,1)","bisect.bisect([1],'a')","bisect.bisect()"):
    try: print(eval(f))
    except Exception as e: print(f, type(e).__name__, e)
def grade(s, bp=[60,70,80,90], g="FDCBA"): return g[bisect.bisect(bp,s)]
print([grade(s) for s in (33,99,77,70,89,90,100)])
from collections import Counter; print(Counter("abracadabra").most_common(3))
