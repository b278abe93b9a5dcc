# What the objects of the small tools in C refer to, in the order in which the collector goes through it.
import array, collections, functools, gc, operator, sys
gc.collect()

def kinds(op):
    return [type(x).__name__ for x in gc.get_referents(op)]

def f(a, b=1):
    return a

class C:
    def m(self, x=()):
        pass
    s = staticmethod(f)

for getter in (operator.itemgetter(1), operator.itemgetter(1, "k"), operator.attrgetter("a"),
               operator.attrgetter("a.b", "c"), operator.methodcaller("f"), operator.methodcaller("f", 1, k=2)):
    print(getter, kinds(getter), gc.is_tracked(getter))
print(operator.itemgetter(1)("abc"), operator.itemgetter(1, 0)("abc"), operator.methodcaller("upper")("abc"))
print(operator.methodcaller("encode", "ascii", errors="replace")("abc"), operator.attrgetter("m.__name__", "s.__name__")(C))
for getter in (operator.itemgetter((1, 2)), operator.itemgetter(1, 2), operator.methodcaller("m", 1)):
    print(getter.__reduce__())
print(kinds(f)[:4], kinds(C.m), kinds(lambda: C))
f.me = f
print(kinds(f)[:3])
print(kinds(staticmethod(f)), kinds(classmethod(f)), kinds(property(f)))
print(kinds(iter(collections.deque([1]))), kinds(reversed(collections.deque())), kinds(collections.deque([[]])))
print(kinds(array.array("i", [1])), kinds(iter(array.array("i"))))
print(kinds(collections.namedtuple("P", "x").x), kinds(collections.defaultdict(list)))
print(kinds(functools.partial(f, 1, b=2)), kinds(functools.cmp_to_key(f)), kinds(functools.cmp_to_key(f)(1)))
