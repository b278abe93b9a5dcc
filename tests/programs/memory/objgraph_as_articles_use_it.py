import builtins, gc, io, re, sys, types, objgraph
class Named:
    def __repr__(self): return '<' + type(self).__name__ + '>'
class Foo(Named):
    def __init__(self, **k): self.__dict__.update(k)
class Node(Named):
    def __init__(self, name): self.name = name; self.next = None
class Slot(Named):
    __slots__ = ("a",)
class Fin:
    def __del__(self): pass
    def __repr__(self): return 'fin "x"\n'
def dot(text):
    numbers = {}
    return re.sub(r"o\d{4,}", lambda m: numbers.setdefault(m[0], f"N{len(numbers)}"), text)
def refs(*a, **k):
    out = io.StringIO()
    k.setdefault("filter", lambda o: not isinstance(o, (type, types.CodeType, types.CellType)) and o is not vars(builtins))
    objgraph.show_refs(*a, output=out, **k)
    print(re.sub(r"0x[0-9a-f]+", "0x", dot(out.getvalue())))
def back(*a, **k):
    out = io.StringIO()
    objgraph.show_backrefs(*a, output=out, **k)
    print(re.sub(r"0x[0-9a-f]+", "0x", dot(out.getvalue())))
foos = [Foo(a=1), Foo(b=[])]
L = foos + [1, "a", None, {}, [], (), object()]
print(objgraph.count("Foo", L), objgraph.count("int", L), objgraph.count("__main__.Foo", L), objgraph.count("builtins.int", L))
print(objgraph.typestats(L, shortnames=False))
print(objgraph.most_common_types(objects=L, limit=3), objgraph.most_common_types(objects=L, shortnames=False, limit=None))
objgraph.show_most_common_types(objects=L, limit=4)
out = io.StringIO()
objgraph.show_most_common_types(objects=L, limit=4, file=out, shortnames=False, filter=lambda o: o is not None)
print(out.getvalue())
print(objgraph.by_type("__main__.Foo", L) == foos, objgraph.by_type("builtins.list", L))
peak = {}
objgraph.growth(limit=None, peak_stats=peak)
a = Node("a"); b = Node("b"); a.next = b; b.next = a
more = [Slot() for i in range(7)]
objgraph.show_growth(peak_stats=peak, filter=lambda o: type(o) in (Node, Slot))
objgraph.show_growth(peak_stats=peak, filter=lambda o: type(o) in (Node, Slot))
print(objgraph.growth(peak_stats=peak, shortnames=False, filter=lambda o: type(o) in (Node, Slot)))
refs([a])
refs(a, refcounts=True, shortnames=False, filter=lambda o: isinstance(o, Node))
refs([a], extra_info=lambda o: "hello", highlight=lambda o: o is b, extra_node_attrs=lambda o: {"URL": "a\"b", "bar": None, "Abc": "x"})
refs([{"class": 1, "ok": 2, "x y": 3, 5: 4, ("a",): 5, "é": 6}], max_depth=1)
refs([list(range(300, 320))], too_many=4, max_depth=0)
refs([[[] for i in range(6)]], too_many=4, max_depth=1)
refs([Fin(), Foo, len, sys, [].append, a.__init__, lambda: 0, {1}, frozenset({1})], max_depth=0)
refs([a.__init__], max_depth=1, filter=lambda o: o is a)
def deco(x, y=[1]):
    def inner(): return x
    return inner
refs([deco], max_depth=1, filter=lambda o: o is not globals() and o is not vars(builtins) and not isinstance(o, (types.CodeType, types.CellType)))
refs([deco([5])], max_depth=3, filter=lambda o: o is not globals() and o is not vars(builtins) and not isinstance(o, (types.CodeType, types.CellType)))
refs([Foo(x=1)], max_depth=2, filter=lambda o: True)
e = {}
f = Foo(d=e)
refs([f], max_depth=2)
back([e], max_depth=2, filter=lambda o: not isinstance(o, (list, types.FunctionType)))
back(b, max_depth=1, refcounts=True, too_many=1)
c = objgraph.find_backref_chain(e, objgraph.is_proper_module)
print([type(x).__name__ for x in c], c[-1] is e)
c2 = objgraph.find_ref_chain(f, lambda o: o is e)
print([type(x).__name__ for x in c2])
print(objgraph.find_ref_chain(e, lambda o: o is f), objgraph.find_backref_chain(e, lambda o: False, max_depth=2))
out = io.StringIO()
objgraph.show_chain(c, output=out)
print(dot(out.getvalue()).replace(f"{len(globals())} items", "G items"))
out = io.StringIO()
objgraph.show_chain(c2, output=out, backrefs=False)
print(dot(out.getvalue()))
for bad in ("filename+output",):
    try: objgraph.show_refs([1], filename="a.dot", output=out)
    except ValueError as x: print(x)
leak = [[1], [2], Foo()]
leak[1].append(leak[0])
print(len(objgraph.get_leaking_objects(leak)), objgraph.at(5), objgraph.at(id(leak)) is leak)
class Foo: pass
out = io.StringIO()
objgraph.get_new_ids(limit=0)
a = [Foo() for i in range(4)]
ids = objgraph.get_new_ids(limit=0)
print(len(ids["Foo"]), sorted(ids["Foo"]) == sorted(map(id, a)), len(objgraph.at_addrs(ids["Foo"])))
class Bar: pass
b = [Bar() for i in range(40)]; a.pop()
ids = objgraph.get_new_ids(limit=1, file=out)
print(out.getvalue().splitlines()[:2], out.getvalue().count("\n"))
print(objgraph.get_new_ids(skip_update=True) is ids)
