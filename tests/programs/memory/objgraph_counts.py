import gc, objgraph, io
gc.collect()
class Foo: pass
class Bar(Foo): __slots__ = ("x",)
class Leaf(Bar): pass
foos = [Foo() for _ in range(5)]; bars = [Bar() for _ in range(3)]; leaf = Leaf()
print(objgraph.count("Foo"), objgraph.count("Bar"), objgraph.count("Leaf"), objgraph.count("Nope"), objgraph.count("__main__.Foo"))
print(len(objgraph.by_type("Foo")), objgraph.by_type("Leaf")[0] is leaf, objgraph.by_type("__main__.Bar") == bars, objgraph.by_type("Nope"))
print({k: v for k, v in objgraph.typestats().items() if k in ("Foo", "Bar", "Leaf")})
print({k: v for k, v in objgraph.typestats(shortnames=False).items() if k.startswith("__main__")})
print(objgraph.typestats([1, "a", [], foos[0], Foo]), objgraph.typestats([]), objgraph.typestats(foos, filter=lambda o: o is foos[0]))
print(objgraph.most_common_types(objects=[1, 2, 3, "a", "b", 1.5]), objgraph.most_common_types(limit=2, objects=foos + bars, shortnames=False))
objgraph.show_most_common_types(objects=foos + bars + [leaf, 1, "long"]); objgraph.show_most_common_types(limit=1, objects=foos + bars)
out = io.StringIO(); objgraph.show_most_common_types(objects=foos, file=out, shortnames=False); print(repr(out.getvalue()))
objgraph.show_growth(file=io.StringIO())
more = [Foo() for _ in range(4)]; objgraph.show_growth(filter=lambda o: isinstance(o, Foo)); objgraph.show_growth(filter=lambda o: isinstance(o, Foo)); more += [Bar()]; del more[0]
print(objgraph.growth(filter=lambda o: isinstance(o, Foo)), objgraph.growth(limit=1, filter=lambda o: isinstance(o, Foo)))
stats = {}; print(sorted(objgraph.growth(limit=None, peak_stats=stats, filter=lambda o: isinstance(o, Foo))), sorted(stats.items()))
x = Foo(); print(objgraph.growth(peak_stats=stats, filter=lambda o: isinstance(o, Foo))); del x; print(objgraph.growth(peak_stats=stats, filter=lambda o: isinstance(o, Foo))); x = Foo(); print(objgraph.growth(peak_stats=stats, filter=lambda o: isinstance(o, Foo)))
roots = objgraph.get_leaking_objects([foos, foos[0], "a"]); print(len(roots))
a = []; a.append(a); print(objgraph.count("list", [a, [], {}]), objgraph.at(id(leaf)) is leaf, objgraph.at(12345), objgraph.is_proper_module(gc), objgraph.is_proper_module(5), objgraph.is_proper_module(None))
