import gc
import io
import re
import sys
import objgraph


class Foo:
    pass


class Finalized:
    def __repr__(self):
        return "finalized"

    def __del__(self):
        pass


def plain(text):
    numbers = {}
    return re.sub(r"o\d{4,}", lambda m: numbers.setdefault(m[0], f"N{len(numbers)}"), text)


x = []
y = [x, [x], {"x": x, 1: x}]
out = io.StringIO()
objgraph.show_refs([y], output=out, refcounts=False)
print(plain(out.getvalue()))
out = io.StringIO()
objgraph.show_refs([Finalized()], output=out, max_depth=1, filter=lambda o: not isinstance(o, (type, dict)))
print(plain(out.getvalue()))
out = io.StringIO()
objgraph.show_refs([[[i] for i in range(14)]], output=out, max_depth=2, too_many=3)
print(plain(out.getvalue()))
chain = objgraph.find_ref_chain(y, lambda o: o is x)
print(len(chain), chain[0] is y or chain[-1] is y)
foos = [Foo() for _ in range(30)]
print(objgraph.count("Foo"), len(objgraph.by_type("Foo")), objgraph.count("__main__.Foo"), objgraph.count("NoSuch"))
print(objgraph.at(id(x)) is x, [o is x for o in objgraph.at_addrs({id(x)})])
print(objgraph.typestats(foos), objgraph.typestats(foos, shortnames=False))
objgraph.show_most_common_types(objects=foos + [1, 2, "a"])
objgraph.growth()
more = [Foo() for _ in range(5)]
print([row for row in objgraph.growth(limit=None) if row[0] == "Foo"])
back = objgraph.find_backref_chain(foos[0], objgraph.is_proper_module)
print(objgraph.is_proper_module(back[0]), back[-1] is foos[0], len(back) > 2)
print(objgraph.is_proper_module(sys), objgraph.is_proper_module(5))
a = Foo()
b = Foo()
leaks = objgraph.get_leaking_objects([a, b, [b]])
print([type(o).__name__ for o in leaks])
