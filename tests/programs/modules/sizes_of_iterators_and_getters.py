import itertools, operator, functools, sys
from collections import deque, defaultdict
its = [itertools.count(), itertools.cycle("a"), itertools.repeat(1), itertools.chain(), itertools.islice("a", 1), itertools.starmap(pow, []), itertools.takewhile(bool, []), itertools.dropwhile(bool, []), itertools.filterfalse(bool, []), itertools.compress("a", [1]), itertools.accumulate([]), itertools.pairwise([]), itertools.batched([], 2), itertools.zip_longest(), itertools.groupby([]), itertools.product(), itertools.permutations([]), itertools.combinations([], 0), itertools.combinations_with_replacement([], 0)]
print([(type(i).__name__, sys.getsizeof(i)) for i in its])
print([sys.getsizeof(x) for x in (operator.itemgetter(1), operator.attrgetter("a"), operator.methodcaller("a"), functools.partial(print), functools.lru_cache(print), functools.cmp_to_key(print), deque(), deque(range(64)), deque(range(65)), deque([1], maxlen=5), defaultdict(int), defaultdict(int, a=1), iter(deque()))])
class S(functools.partial): pass
class D(deque): pass
class DD(defaultdict): pass
print([sys.getsizeof(x) for x in (S(print), D(), DD(int))])
