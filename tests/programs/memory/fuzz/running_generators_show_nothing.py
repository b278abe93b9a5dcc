import gc
def part2():
    l = [1]
    print(sorted(type(o).__name__ for o in gc.get_referents(d)), len(gc.get_referrers(l)), [type(o).__name__ for o in gc.get_referrers(l)])
    yield 0
    print(gc.collect())
    print(sorted(type(o).__name__ for o in gc.get_referents(d)))
d = part2()
next(d)
print(sorted(type(o).__name__ for o in gc.get_referents(d)))
next(d, 0)
print(sorted(type(o).__name__ for o in gc.get_referents(d)))
