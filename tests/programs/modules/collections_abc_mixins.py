from collections.abc import *
import collections.abc as cabc
class Deck(Sequence):
    def __init__(self, *c): self.c = list(c)
    def __getitem__(self, i): return self.c[i]
    def __len__(self): return len(self.c)
d = Deck(3, 1, 2, 1)
print(list(d), 1 in d, 9 in d, d.index(1), d.count(1), list(reversed(d)), d.index(1, 2), d[1:3])
try: d.index(7)
except ValueError as e: print(repr(e))
class Low(MutableSequence):
    def __init__(self): self.l = []
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
l = Low(); l.append(1); l.extend([2, 3]); l += [4]; l.reverse(); l.remove(2); print(l.l, l.pop(), l.pop(0), l.l); l.extend(l); print(l.l); l.clear(); print(len(l))
class M(MutableMapping):
    def __init__(self, **k): self.d = dict(k)
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(a=1, b=2)
print(list(m.keys()), list(m.items()), list(m.values()), m.get("z"), m.get("a"), "a" in m, m == {"a": 1, "b": 2}, m == M(a=1, b=2), m != {})
print(m.pop("a"), m.pop("zz", 9), m.setdefault("q", 5), m.setdefault("q", 6), m.popitem()); m.update({"x": 1}, y=2); m.update([("k", "v")]); print(dict(m), m.keys() & {"x", "nope"}, m.items() >= {("x", 1)})
try: m.pop("nope")
except KeyError as e: print(repr(e))
m.clear(); print(len(m), m.keys().__class__.__name__, repr(m.keys())[:10])
try: m.popitem()
except KeyError as e: print(repr(e))
class S(MutableSet):
    def __init__(self, it=()): self.s = []; [self.add(x) for x in it]
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
    def add(self, x):
        if x not in self.s: self.s.append(x)
    def discard(self, x):
        if x in self.s: self.s.remove(x)
    def __hash__(self): return self._hash()
a, b = S([1, 2, 3]), S([3, 4])
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b, a == S([3, 2, 1]), a.isdisjoint(b), sorted({9} | a), sorted(a & {1}), sorted({1, 9} - a))
print(hash(a) == hash(frozenset([1, 2, 3])), hash(S()) == hash(frozenset()))
a |= {7}; a -= {1}; a &= {2, 7}; a ^= {7, 8}; print(sorted(a)); a.remove(2); print(list(a))
try: a.remove(99)
except KeyError as e: print(repr(e))
print(a.pop(), len(a))
for C in (Hashable, Iterable, Iterator, Sized, Container, Collection, Callable, Sequence, MutableSequence, Set, MutableSet, Mapping, MutableMapping, Generator, Reversible):
    print(C.__name__, [isinstance(x, C) for x in ([], (), "", {}, set(), frozenset(), range(2), iter([]), (i for i in ()), len, 1, {}.keys(), b"")])
for make in (Sequence, Mapping, MutableSet, Iterator, Hashable):
    try: make()
    except TypeError as e: print(e)
class G(Generator):
    def __init__(self): self.n = 0
    def send(self, v):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
    def throw(self, t, v=None, tb=None): raise t
g = G(); print(list(g), g.close())
class NoHash:
    __hash__ = None
print(isinstance(NoHash(), Hashable), issubclass(list, Hashable), issubclass(tuple, Sequence), Sequence.__module__, cabc.__name__)
class NotIter:
    __iter__ = None
print(isinstance(NotIter(), Iterable))
def kind(x):
    match x:
        case [a, *rest]: return "seq", a, list(rest)
        case {"k": v, **rest}: return "map", v, rest
        case _: return "other"
print(kind(Deck(1, 2, 3)), kind(M(k=1, z=2)), kind(5))
print(list[int].__origin__, Sequence[int], Callable[[int], str], Mapping[str, int], isinstance([], Sequence))
