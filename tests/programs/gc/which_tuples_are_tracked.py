import gc, functools, itertools, collections, sys, time, re
gc.collect()
t = (1, 2, 3)
def one(x): return gc.is_tracked(x)
print("slice", one(t[1:]), one(t[0:2]), one(([], 1, 2)[:2]), one(t[::2]))
print("items", [one(x) for x in {1: 2}.items()], one(list({1: 2}.items())[0]), one({1: 2}.popitem()), one(next(iter({1: []}.items()))))
it = iter({1: 2, 3: 4, 5: 6}.items()); a = next(it); print(one(a)); b = next(it); print(one(b), one(a)); del a, b; c = next(it); print(one(c))
e = enumerate("abc"); x = next(e); print("enum", one(x)); del x; y = next(e); print(one(y))
z = zip("abc", "def"); x = next(z); print("zip", one(x)); del x; y = next(z); print(one(y))
print("add", one(t + (4,)), one(t * 2), one(tuple([1, 2])), one(tuple(t)), one(tuple(iter(t))), one(tuple("ab")), one((*t,)), one((*t, 1)), one(tuple(x for x in t)))
def star(*a): return one(a)
print("star", star(1, 2), star(*t), star([]), star(*[1]))
print("divmod", one(divmod(7, 2)), one((1.5).as_integer_ratio()), one("a.b".partition(".")), one("abc".rpartition("x")), one(slice(1, 2, 3).indices(5)), one((5).__getnewargs__()))
print("args", one(ValueError(1).args), one(ValueError().args), one(functools.partial(len, 1).args), one(star.__code__.co_consts), one(star.__code__.co_varnames))
print("str", one("a b".rsplit()), one(b"a.b".partition(b".")), one(range(3)[1:]), one(tuple(range(3))))
def d(a=1, b="x"): pass
print("defaults", one(d.__defaults__), one((lambda a=[]: 0).__defaults__), one((lambda x: lambda: x)(1).__closure__))
class C: pass
print("type", one(C.__bases__), one(C.__mro__), one(type("D", (C,), {}).__bases__))
import itertools
print("itertools", one(next(itertools.permutations([1, 2]))), one(next(itertools.combinations([1, 2], 2))), one(next(itertools.product([1], [2]))), one(next(itertools.pairwise([1, 2]))), one(next(itertools.zip_longest([1], [2, 3]))), [one(x) for x in itertools.product([1], [2, 3])], one(itertools.tee([1])))
print("dict", [one(x) for x in sorted({1: 2, 3: 4}.items())], [one(x) for x in map(lambda *a: a, [1], [2])], one(dict(a=1).popitem()))
print("mixed", one((1, (2, 3))), one((1, [2])), one((None, True)), one(([],)), one((1, "a", len)), one(((), ())))
p = (1, 2), (3, 4); print(one(p), one(p[0])); gc.collect(); print(one(p), one(p[0]))
import collections
P = collections.namedtuple("P", "a b"); print("nt", one(P(1, 2)), one(P._make([1, 2])), one(P(1, 2)._replace(a=3)), one(tuple(P(1, 2)))); gc.collect(); q = P(1, 2); gc.collect(); print(one(q))
import sys, time
print("struct", one(sys.version_info), one(sys.flags), one(time.gmtime(0)), one(sys.exc_info()), one(sys.float_info))
print("obj", one(object().__reduce_ex__(2)), one([].__reduce_ex__(4)), one("x".__getnewargs__()))
print("union", one((int | str).__args__), one(list[int].__args__), one((int | list[int]).__args__))
print("cell", one((lambda x: lambda: x)([]).__closure__[0]), one(iter(t)), one({}.items()), one(iter({})), one(sys._getframe()), one(C()), one(C().__dict__), one(vars(C)))
