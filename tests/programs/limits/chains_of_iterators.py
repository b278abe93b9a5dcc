# Iterators over iterators, a thousand deep, still work: the sieve of filters, and every wrapper of itertools.
import itertools

numbers, found = iter(range(2, 10000)), []
while len(found) < 600:
    found.append(next(numbers))
    numbers = filter(lambda n, p=found[-1]: n % p, numbers)
print(found[-5:])

for wrap in (enumerate, zip, lambda x: map(str, x), lambda x: map(max, x, x), itertools.chain, itertools.cycle, itertools.accumulate,
             itertools.zip_longest, lambda x: itertools.islice(x, 9), lambda x: itertools.takewhile(bool, x),
             lambda x: itertools.dropwhile(lambda y: 0, x), lambda x: itertools.batched(x, 1),
             lambda x: itertools.compress(x, [1, 1]), lambda x: itertools.starmap(lambda *a: a, x)):
    chain = iter([(1, 2), (3, 4)])
    for _ in range(1000):
        chain = wrap(chain)
    try:
        item = next(chain)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        depth = 0
        while isinstance(item, tuple):
            item = item[-1]
            depth += 1
        print(type(item).__name__, depth)


class Doubled(map):
    pass


chain = range(5)
for _ in range(500):
    chain = Doubled(lambda n: n + 1, chain)
print(list(chain))
