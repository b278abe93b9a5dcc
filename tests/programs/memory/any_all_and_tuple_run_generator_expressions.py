"""any(), all() and tuple() of a generator expression: who holds what, what dies when, and names that mean something else."""
import builtins
import gc
import sys


class Item:
    def __init__(self, name, truth=True): self.name, self.truth = name, truth
    def __bool__(self):
        print('bool', self.name)
        return self.truth
    def __del__(self): print('dies', self.name)


class Source:
    def __init__(self, *items): self.items = items
    def __iter__(self):
        try:
            for name, truth in self.items: yield Item(name, truth)
        finally:
            print('source ends')


def found(): return any(x for x in Source(('a', False), ('b', True), ('c', True)))
def missing(): return any(x for x in Source(('d', False), ('e', False)))
def whole(): return all(x for x in Source(('f', True), ('g', True)))
def broken(): return all(x for x in Source(('h', True), ('i', False), ('j', True)))
def kept(): return tuple(x for x in Source(('k', True), ('l', False)))


print(found(), 'found')
print(missing(), 'missing')
print(whole(), 'whole')
print(broken(), 'broken')
result = kept()
print([x.name for x in result], [sys.getrefcount(x) for x in result])
del result


def fails(x):
    if x == 2: raise ValueError(x)
    return x


def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)


attempt(lambda: any(fails(x) > 5 for x in range(4)))
attempt(lambda: tuple(fails(x) for x in range(4)))
attempt(lambda: all(1 / x for x in (1, 0)))
attempt(lambda: tuple(x for x in 5))
attempt(lambda: [any(all(tuple(y for y in x)) for x in ((1, 0), (1, 1))), tuple(() for _ in 'ab'), any(x for x in ())])


def any_given(any): return any(x for x in (0, 1))


print(any_given(list), any_given(any), any_given(tuple))


class Mine(tuple): pass


def shadowed():
    def all(x): return 'mine', sum(x)
    tuple = Mine
    return all(x for x in (1, 2)), type(tuple(x for x in (1, 2))).__name__


print(shadowed())
usual = builtins.any
builtins.any = lambda x: ('replaced', list(x))
print(any(x for x in (0, 1)))
builtins.any = usual
print(any(x for x in (0, 1)))


def counts():
    o = object()
    before = sys.getrefcount(o)
    inside = tuple(sys.getrefcount(o) - before for _ in 'ab')
    asked = any(sys.getrefcount(o) - before > 5 for _ in 'ab')
    return inside, asked, sys.getrefcount(o) - before


print(counts())
gc.collect()
items = [tuple([x] for x in range(3)), tuple(x for x in range(3)), tuple(str(x) for x in range(3))]
print([gc.is_tracked(x) for x in items], [sys.getsizeof(x) - sys.getsizeof(()) == x.__len__() * (sys.getsizeof((1,)) - sys.getsizeof(())) for x in items])
