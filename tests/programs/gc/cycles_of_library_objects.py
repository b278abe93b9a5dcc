# Closures, caches, context managers, dataclasses, enums and collections in cycles.
import gc, functools, contextlib, dataclasses, collections, enum
gc.collect(); gc.disable(); gc.collect()
def closure():
    def f(): return f
    return None
closure(); print("closure", gc.collect())
def mutual():
    def a(): return b
    def b(): return a
mutual(); print("mutual", gc.collect())
def cached():
    @functools.lru_cache(maxsize=None)
    def f(x): return f if x else None
    f(1); f(2)
cached(); print("lru", gc.collect())
class K:
    @functools.lru_cache
    def m(self): return self
def inst():
    k = K(); k.m()
inst(); print(gc.collect()); K.m.cache_clear(); print(gc.collect())
@contextlib.contextmanager
def cm(box):
    box.append(box)
    yield box
def usecm():
    with cm([]) as b: b.append(1)
usecm(); print("cm", gc.collect())
@dataclasses.dataclass
class DC:
    val: int
    nxt: "DC" = None
def dc():
    a = DC(1); b = DC(2, a); a.nxt = b
dc(); print("dc", gc.collect())
@dataclasses.dataclass(slots=True, weakref_slot=True)
class DS:
    val: int
    nxt: "DS" = None
def ds():
    a = DS(1); b = DS(2, a); a.nxt = b
gc.collect()
ds(); print("ds", gc.collect())
NT = collections.namedtuple("NT", "a b")
def nt():
    l = []; l.append(NT(1, l))
gc.collect()
nt(); print("nt", gc.collect())
def en():
    class E(enum.Enum):
        A = 1
        B = 2
en(); print(gc.collect() > 5, gc.collect())
def prt():
    l = []; l.append(functools.partial(print, l))
prt(); print("partial", gc.collect())
def cp():
    class P:
        @functools.cached_property
        def me(self): return self
    gc.collect()
    p = P(); p.me; del p
    print("cprop", gc.collect())
cp(); gc.collect()
def ex():
    with contextlib.ExitStack() as st:
        st.callback(print, "cb"); st.st = st
ex(); print("stack", gc.collect())
def cc():
    d = collections.ChainMap(); d.maps.append(d)
cc(); print("chain", gc.collect())
def ud():
    d = collections.UserDict(); d["x"] = d
    u = collections.UserList(); u.append(u)
    c = collections.Counter(); c["k"] = c
ud(); print("user", gc.collect())
