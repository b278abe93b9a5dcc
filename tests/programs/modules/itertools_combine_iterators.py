from itertools import *
import itertools, copy
print(list(islice(count(3),4)), list(islice(count(1,2),3)), count(5), count(1,2), count(1.5), repr(count()), next(count(10,-1)))
print(list(islice(cycle("ab"),5)), list(cycle([])), list(repeat(1,3)), repeat("x"), repeat("x",3), list(islice(repeat(0),2)))
print(list(chain("ab",[1],())), list(chain.from_iterable(["ab","c"])), list(chain()))
for a in ((range(10),3),(range(10),2,5),(range(10),1,None,3),(range(10),None),(range(10),0),(range(3),5),(range(10),2,2),(range(10),0,9,4)): print(list(islice(*a)), end=" ")
print()
it=iter(range(10)); print(list(islice(it,2,4)), list(it)); it=iter(range(10)); list(islice(it,0,5,3)); print(next(it))
print(list(starmap(pow,[(2,3),(3,2)])), list(takewhile(lambda x:x<3,[1,2,5,1])), list(dropwhile(lambda x:x<3,[1,2,5,1])), list(filterfalse(lambda x:x%2,range(6))), list(filterfalse(None,[0,1,""])), list(compress("abcd",[1,0,1])))
print(list(accumulate([1,2,3])), list(accumulate([1,2,3],lambda a,b:a*b)), list(accumulate([1,2],initial=10)), list(accumulate([])), list(accumulate([],initial=5)), list(accumulate("abc")))
print(list(pairwise("abcd")), list(pairwise([1])), list(batched("abcdefg",3)), list(batched([],2)))
print(list(zip_longest("ab",[1,2,3],fillvalue="-")), list(zip_longest()), list(zip_longest([1],[])))
for k,g in groupby("aaabbc"): print(k,list(g), end=" ")
for k,g in groupby([1,3,2,4,5],key=lambda x:x%2): print(k,list(g), end=" ")
print([k for k,g in groupby("AAAABBBCCDAABBB")], [(k,len(list(g))) for k,g in groupby([])])
gs=[g for k,g in groupby("aab")]; print([list(g) for g in gs])
g=groupby("aabb"); k,first=next(g); print(next(first)); k2,sec=next(g); print(list(first), list(sec))
print(list(product("ab",[1,2])), list(product("ab",repeat=2)), list(product()), list(product([1],[])), len(list(product(range(3),repeat=3))), list(product("ab",repeat=0)))
print(list(permutations([1,2,3])), list(permutations("abc",2)), list(permutations("ab",3)), list(permutations([])), len(list(permutations(range(5)))))
print(list(combinations("abcd",2)), list(combinations([1],2)), list(combinations([],0)), list(combinations_with_replacement("abc",2)), list(combinations_with_replacement([],1)))
a,b=tee([1,2,3]); print(next(a),next(a),list(b),list(a)); x=tee(iter("xy"),3); print([list(t) for t in x], tee([],0)); c=copy.copy(tee([1,2])[0]); print(list(c))
for f in ("count('a')","islice([1],-1)","islice([1],0,5,0)","islice([1])","repeat()","combinations([1],-1)","permutations([1],'a')","product(1)","chain(1).__next__()","batched([1],0)","list(batched([1,2,3],2,strict=True))","tee([],-1)","takewhile(None)","zip_longest(a=1)","product([1],repeat=-1)","cycle()","starmap(pow)","accumulate()","list(starmap(pow,[1]))","compress([1])","groupby()","pairwise()", "list(islice([1],'a'))"):
    try: print(eval(f))
    except Exception as e: print(f, type(e).__name__, e)
print(type(count()), type(chain()), [type(x).__name__ for x in (islice([],1),groupby([]),tee([])[0])], isinstance(chain(), chain), iter(c) is c)
class Fib:
    def __iter__(self):
        a,b=0,1
        while True: yield a; a,b=b,a+b
print(list(takewhile(lambda x:x<50,Fib())), sum(islice(Fib(),10)), max(map(lambda p:p[0]*p[1], product(range(4),repeat=2))))
def primes():
    yield 2
    for n in count(3,2):
        if all(n%p for p in takewhile(lambda p:p*p<=n, primes())): yield n
print(list(islice(primes(),10)))
e=enumerate(chain("ab","c")); print(dict(e)); print(repeat(5,2).__length_hint__())
import gc
cy=cycle([1]); l=[cy]; z=chain([l],l); l.append(z); del l,cy,z; gc.collect()
t=tee(range(300))[1]; list(t)
