# What 3.14 keeps for the next birth of the same type: nothing else takes its place meanwhile.
import gc, sys, types
class A:
    def m(self): pass
x = A(); l = [1]; t = (1, 2); m = A.m; d = {}
gc.collect()
def kept(make, count, *others):
    made = [make() for _ in range(count)]
    ids = [id(o) for o in made]
    made.reverse()
    while made: made.pop()
    rest = [other() for other in others for _ in range(50)]
    again = [make() for _ in range(count)]
    return [ids.index(id(o)) if id(o) in ids else -1 for o in again] == list(range(count))[::-1]
if sys.version_info >= (3, 14):
    print(kept(lambda: iter(l), 9, lambda: d.keys(), lambda: iter("ab"), lambda: types.CellType()))
    print(kept(lambda: iter(t), 9, lambda: d.keys(), lambda: iter("ab"), lambda: types.CellType()))
    print(kept(lambda: range(3, 9), 6, lambda: b"a" * len("abcdefgh"), lambda: "a" * len("abc")))
    print(kept(lambda: types.MethodType(m, x), 19, lambda: iter(d), lambda: (1, l, x)))
    print(kept(lambda: l.append, 15, lambda: iter(d), lambda: (1, l, x, t)))
    print(kept(lambda: float("2.5"), 90, lambda: b"ab" * len("abcd")), kept(lambda: complex("2j"), 90, lambda: b"ab" * len("abcd")))
# What is kept is given back by a full collection, of any release.
def blocks(make):
    gc.collect()
    before = sys.getallocatedblocks()
    made = [make() for _ in range(30)]
    del made
    gc.collect()
    return sys.getallocatedblocks() - before
print([blocks(make) < 9 for make in (lambda: iter(l), lambda: iter(t), lambda: range(5), lambda: l.append, lambda: complex("1j"),
                                     lambda: [], lambda: {}, lambda: (l,), lambda: float("1.5"), lambda: slice(l), object, set)])
