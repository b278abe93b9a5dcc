import gc, objgraph, io, re, types
gc.collect()
def norm(s):
    ids = {}
    s = re.sub(r"o\d{4,}", lambda m: ids.setdefault(m[0], f"o{len(ids)}"), s)
    return re.sub(r"0x[^"]*", "0x", s)
def show(fn, objs, **k):
    out = io.StringIO(); fn(objs, output=out, **k); print(norm(out.getvalue()))
class P:
    def __init__(s): s.name = "p"; s.items = [1]; s.d = {"x": s.items}
class Sl:
    __slots__ = ("left", "right")
p = P(); sl = Sl(); sl.left = p; sl.right = [sl]
no = lambda o: not isinstance(o, (type, types.CodeType, types.ModuleType)) and o is not globals() and o is not __builtins__ and o is not vars(__builtins__)
show(objgraph.show_refs, [p], filter=no); show(objgraph.show_refs, [sl], filter=no)
def dflt(a=[1], *, b={"k": 2}): pass
show(objgraph.show_refs, [dflt], max_depth=2, filter=no)
def mk(v):
    def inner(): return v
    return inner
i = mk([7]); show(objgraph.show_refs, [i], max_depth=4, filter=no)
show(objgraph.show_refs, [p.__init__], max_depth=2, filter=lambda o: o is p or o is p.__dict__)
show(objgraph.show_refs, [{1: 2, "s": 3, (1, 2): 4, None: 5, "with space": 6, "class": 7, 1.5: 8, frozenset(): 9}], max_depth=1)
show(objgraph.show_refs, [[p, [p]], (p,)], max_depth=2, filter=no)
show(objgraph.show_refs, p, max_depth=1, filter=no)
show(objgraph.show_backrefs, [p.items], max_depth=2, filter=no)
show(objgraph.show_backrefs, p, max_depth=2, filter=lambda o: isinstance(o, (Sl, list, P)), too_many=3)
show(objgraph.show_backrefs, [p], refcounts=True, max_depth=1, filter=lambda o: isinstance(o, (Sl, P)))
g = (x for x in [p]); next(g); show(objgraph.show_backrefs, [p], max_depth=1, filter=lambda o: isinstance(o, (types.GeneratorType, P)))
e = ValueError(p); show(objgraph.show_refs, [e], max_depth=2, filter=no)
big = list(range(1000, 1050)); show(objgraph.show_refs, [big], max_depth=1, too_many=5); 
for bad in (dict(filename="a.png", output=io.StringIO()), dict(filename="x.dot", output=io.StringIO())):
    try: objgraph.show_refs([p], **bad)
    except ValueError as x: print(x)
try: objgraph.find_ref_chain(p)
except TypeError as x: print(x)
