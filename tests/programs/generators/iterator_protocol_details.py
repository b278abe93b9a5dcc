class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1; return self.n
print(list(Count(3)), tuple(Count(2)), set(Count(2)), sum(Count(4)), max(Count(3)), sorted(Count(3)), dict(enumerate(Count(2))), "-".join(map(str, Count(3))), [*Count(2)], 1 in Count(3), list(zip(Count(3), Count(2))))
class Old:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
print(list(Old()), 20 in Old(), list(reversed([1, 2])), [x for x in Old()], list(iter(Old())), tuple(enumerate(Old())))
class Both:
    def __iter__(self): return iter("abc")
    def __reversed__(self): return iter("cba-reversed")
    def __contains__(self, x): print("contains?", x); return True
    def __len__(self): return 3
    def __length_hint__(self): return 10
print(list(reversed(Both())), "zz" in Both(), list(Both()), len(Both()))
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return "xy"[i]
print(list(reversed(Seq())), list(Seq()))
it = iter([1, 2, 3, 4]); print(next(it), list(zip(it, it)), next(it, "done"))
it = iter([1, 2]); print(list(it), list(it), iter(it) is it)
data = [1, 2]; it = iter(data); next(it); data.append(3); print(list(it)); data.append(4); print(list(it))
d = {"a": 1}
try:
    for k in d: d["b"] = 2
except RuntimeError as e: print(e)
print(list(iter(lambda c=[0]: c.__setitem__(0, c[0] + 1) or c[0], 4)))
for bad in ("iter(5)", "next([])", "iter(5, 6)", "list(object())", "for x in None: pass", "a, b = 1", "[*5]", "reversed({1})", "enumerate(5)", "zip(1)", "map(1, 2)", "dict(5)", "next(iter([]))"):
    try: exec(bad)
    except Exception as e: print(bad, "->", type(e).__name__, e)
class BadIter:
    def __iter__(self): return 5
class NoIter:
    __iter__ = None
class Raises:
    def __iter__(self): return self
    def __next__(self): raise KeyError("from next")
for cls in (BadIter, NoIter, Raises):
    try: list(cls())
    except Exception as e: print(cls.__name__, type(e).__name__, e)
import itertools as it
print(list(it.chain("ab", [1])), list(it.islice(it.count(5, 2), 3)), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.accumulate([1, 2, 3])), list(it.product("ab", [1, 2])), list(it.permutations("abc", 2)), list(it.combinations("abc", 2)), list(it.zip_longest("ab", "c", fillvalue="-")), [(k, list(g)) for k, g in it.groupby("aabbba")], list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.compress("abc", [1, 0, 1])), list(it.pairwise("abc")), list(it.batched("abcde", 2)), list(it.filterfalse(str.isdigit, "a1")), list(it.repeat(7, 2)))
a, b = it.tee([1, 2, 3]); print(next(a), list(b), list(a)); c = it.cycle("ab"); print([next(c) for _ in range(5)])
