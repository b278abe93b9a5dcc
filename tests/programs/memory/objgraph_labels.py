import gc, objgraph, io, re, functools, types, weakref
gc.collect()
def norm(s):
    ids = {}
    s = re.sub(r"o\d{4,}", lambda m: ids.setdefault(m[0], f"o{len(ids)}"), s)
    return re.sub(r"0x[^"]*", "0x", s)
def show(o, **k):
    out = io.StringIO(); k.setdefault("max_depth", 0)
    objgraph.show_refs([o], output=out, **k); print(norm(out.getvalue()))
def f(a, b=2): return a
class C:
    cv = 1
    def m(s): pass
    __slots__ = ("a",)
class D(dict): pass
class Q:
    def __repr__(s): raise ValueError("no repr")
class Long:
    def __repr__(s): return "x" * 200
class Nl:
    def __repr__(s): return 'line\n"quoted" \\ back\tslash <tag> {brace} | pipe é 日'
import collections
for o in (1, 1.5, "text", "t" * 100, b"bytes", None, True, (), (1, 2), [], [1], {}, {"a": 1}, set(), {1}, frozenset([1]), f, C, C(), C().m, D(a=1), Long(), Nl(), len, [].append, functools.partial(f, 1), types, types.SimpleNamespace(a=1), type, object, iter([1]), range(5), slice(1), (x for x in []), f.__code__ if 0 else 5, weakref.ref(C), collections.deque([1]), collections.OrderedDict(a=1), collections.namedtuple("P", "x y")(1, 2), lambda: 0, ValueError("x"), property(f), staticmethod(f), memoryview(b"a") if 0 else b"a", object()):
    show(o)
try: show(Q())
except ValueError as e: print("ValueError", e)
