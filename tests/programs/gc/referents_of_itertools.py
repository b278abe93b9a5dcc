# What the iterators of itertools refer to, in this order, before and after their first item.
import gc, itertools, sys
def kinds(o): return [type(x).__name__ for x in gc.get_referents(o)]
class F:
    def __call__(s, *a): return 1
f = F(); l = [[1], [2], [3]]
a = itertools.accumulate(l, f); print(kinds(a)); next(a); print(kinds(a)); next(a); print(kinds(a))
a = itertools.accumulate(l, f, initial=[]); print(kinds(a)); next(a); print(kinds(a))
a = itertools.accumulate(l); print(kinds(a)); next(a); print(kinds(a))
z = itertools.zip_longest(l, [1], fillvalue=f); print(kinds(z)); x = next(z); print(kinds(z)); next(z); print(kinds(z)); del x; next(z); print(kinds(z)); list(z); print(kinds(z))
for t in itertools.takewhile(f, l), itertools.dropwhile(f, l), itertools.filterfalse(f, l), itertools.compress(l, [1, 1]), itertools.pairwise(l), itertools.starmap(f, [(1,)]), itertools.groupby(l, f), itertools.combinations(l, 2), itertools.combinations_with_replacement(l, 2), itertools.permutations(l, 2), itertools.product(l, l), itertools.islice(l, 2), itertools.chain(l, l), itertools.cycle(l), itertools.repeat(l, 2), itertools.chain.from_iterable(l), itertools.count(1.5, 2.5), map(f, l, l), filter(f, l), zip(l, l), enumerate(l):
    print(type(t).__name__, kinds(t))
    try: y = next(t)
    except Exception as e: print(e)
    print("   ", kinds(t), gc.is_tracked(t), gc.is_tracked(y), sys.getrefcount(t))
g = itertools.groupby(l, f); k, gg = next(g); print(kinds(gg), kinds(g))
t, u = itertools.tee(l); next(t); print(kinds(t), kinds(u))
