import sys, copy
rc = sys.getrefcount
class I:
    def __iter__(self): print('iter', rc(self)); return self
    def __next__(self): print('next', rc(self)); raise StopIteration
    def __length_hint__(self): print('hint', rc(self)); return 2
    def __reduce_ex__(self, p): print('reduce', rc(self)); return 'I'
def f(i):
    for n in ['zip(i)', 'sum(i)', 'max(i, default=2)', 'sorted(i)', 'enumerate(i)', 'map(len, i)', 'filter(None, i)', '"".join(i)', 'a, = [*i] or [1]', 'dict.fromkeys(i)', 'frozenset(i)', 'set(i)', 'l=[];l.extend(i)', 'l=[];l+=i', 'l=[];l[:]=i', 'any(i)', 'all(i)', 'min(i, default=1)', 'list(i)', 'tuple(i)', '(*i,)', '[*i]', '{*i}', 'dict(i)', 'd={};d.update(i)', 's=set();s.update(i)', 's=set();s|=set(i)', 's={1}.union(i)', '{1}.intersection(i)', '{1}.difference(i)', '{1}.symmetric_difference(i)', '{1}.issubset(i)', '{1}.issuperset(i)', '{1}.isdisjoint(i)', '1 in i', 'bytes(i)', 'bytearray(i)', 'b"".join(i)', 'print(*i)', 'next(i,1)', 'iter(i)', 'for k in i: pass', '[k for k in i]', '(k for k in i)', 'list(k for k in i)', 'reversed(list(i))', 'zip(i, i)', 'list(zip(i))', 'list(map(len, i))', 'a=1\ntry: a, b = i\nexcept ValueError: pass', 'a, *b = [1, *i]', 'copy.copy(i)', 'copy.deepcopy(i)', 'l = bytearray(); l.extend(i)', 'isinstance(1, (int,)); "a".join(i)']:
        print(n)
        try: exec(n, {'i': i, 'copy': copy})
        except Exception as e: print(e)
f(I())
import collections, itertools, functools, operator, math, array, heapq, statistics
def g(i):
    for n in ['collections.deque(i)', 'collections.Counter(i)', 'collections.OrderedDict(i)', 'd = collections.deque(); d.extend(i); d.extendleft(i)', 'list(itertools.chain(i))', 'list(itertools.chain.from_iterable(i))', 'list(itertools.islice(i, 3))', 'list(itertools.accumulate(i))', 'list(itertools.product(i))', 'list(itertools.permutations(i))', 'list(itertools.combinations(i, 2))', 'itertools.tee(i)', 'list(itertools.zip_longest(i))', 'list(itertools.cycle(i))', 'functools.reduce(len, i, 1)', 'math.fsum(i)', 'math.prod(i)', 'array.array("i", i)', 'a=array.array("i"); a.extend(i)', 'heapq.merge(i)', 'heapq.nlargest(1, i)', 'operator.countOf(i, 1)', 'operator.contains(i, 1)', 'operator.length_hint(i)', 'math.dist(i, i)', 'math.hypot(*i)', 'list(itertools.pairwise(i))', 'list(itertools.groupby(i))', 'list(itertools.compress(i, i))', 'list(itertools.starmap(len, i))', 'list(itertools.takewhile(len, i))', 'list(itertools.filterfalse(len, i))', 'collections.UserList(i)', 'functools.partial(len, i)', 'statistics.mean(i)', 'collections.ChainMap(i)', 'list(itertools.repeat(i, 0))', 'list(itertools.dropwhile(len, i))', 'list(itertools.combinations_with_replacement(i, 2))']:
        print(n)
        try: exec(n, dict(globals(), i=i))
        except Exception as e: print(type(e), e)
g(I())


class N:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
    def __length_hint__(self): print('hint', rc(self), self.n); return 2
for n in [0, 5, 8, 9, 12, 30]:
    print(n); tuple(N(n)); list(N(n)); (*N(n),); print(*N(n)); max(*N(max(n,2)))
    bytearray().extend(N(n)); bytes(N(n)); b = bytearray(); b += bytes(N(n)); bytearray(N(n))
for n in range(7, 70): 
    l = []; l.extend(N(n)); t = tuple(N(n)); print(n, len(t), len(l), end=' ')
