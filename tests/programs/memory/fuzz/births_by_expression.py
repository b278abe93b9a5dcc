print("warm", 1, sep=" ")  # 3.11 makes a table of keywords now
import gc, sys, weakref, functools, types, collections, atexit
class P:
    def __init__(self, a=None): self.a = a
    def m(self, *a): return a
    def __hash__(self): return 3
    @property
    def pr(self): return 1
    @classmethod
    def cm(cls): return cls
    @staticmethod
    def sm(): return 1
class S: __slots__=("a","__weakref__")
class F(P):
    def __del__(self): pass
class W:
    def write(self, s): pass
ww = W()
def gen():
    yield 1
    yield 2
def fail(x=0): raise ValueError(x)
def caught():
    try: fail()
    except ValueError as e: return e
def f0(): return 1
def fv(*a): return 1
def fk(**k): return 1
def fd(a, b=2, *, c=3): return 1
p = P(); q = P(); l=[1,2,3]; d={1:2}; s={1,2}; tt=(1,2,3); dq=collections.deque(); ba=bytearray(b"abc"); pt = functools.partial(fv, 1)
wr = weakref.ref(p); wvd = weakref.WeakValueDictionary(); wkd = weakref.WeakKeyDictionary(); ws = weakref.WeakSet(); od=collections.OrderedDict(a=1); dd=collections.defaultdict(list)
def sub(*a): pass
exprs = '''
print("a", 1, file=ww)
print(file=ww)
print("a", 1, sep="", end="", file=ww)
print(*[1,2,3], file=ww)
repr([1])
repr({1:2})
repr({1})
repr((1,))
repr(dq)
repr(p)
repr(ValueError(1))
object()
P()
P(1)
P(a=1)
S()
F()
list()
list(tt)
list(d)
list(s)
list("abc")
list(range(3))
dict()
dict(a=1)
dict(d)
dict([(1,2)])
dict(zip([1],[2]))
dict(d, a=1)
dict.fromkeys([1,2])
tuple()
tuple(l)
tuple(range(3))
tuple(i for i in l)
set()
set(l)
set(s)
frozenset(l)
frozenset(s)
str(b"a","utf8")
int("1")
int("1", 2)
float("1")
complex(1,2)
bytes(3)
bytes(l)
bytearray(3)
bytearray(l)
bytearray()
memoryview(b"a")
range(3)
range(1,3)
slice(1)
slice(1,2)
enumerate(l)
enumerate(l, 1)
zip(l,l)
zip(l)
zip(l,l,strict=True)
map(str,l)
map(str,l,l)
list(map(max,l,l))
filter(None,l)
reversed(l)
reversed(tt)
iter(l)
iter(d)
iter(s)
iter(tt)
iter("a")
iter(f0, 2)
iter(d.items())
list(d.items())
list(d.values())
d.items()
property(f0)
property()
staticmethod(f0)
classmethod(f0)
type(p)
type("X",(),{})
type("X",(P,),{"a":1})
isinstance(p, P)
isinstance(p, (P, int))
issubclass(P, object)
getattr(p, "a")
getattr(p, "zz", None)
hasattr(p, "zz")
setattr(p, "zz", 1)
delattr(p, "zz") if hasattr(p,"zz") else 0
callable(p)
hash(p)
hash(tt)
id(p)
len(l)
abs(-1)
divmod(7,2)
pow(2,3)
pow(2,3,5)
round(1.5)
round(1.5,1)
sum(l)
sum(l,1)
sum([[1],[2]],[])
max(1,2)
max(l)
min(1,2)
min(l)
sorted(l)
any(l)
all(l)
any(x for x in l)
chr(3)
ord("a")
bin(3)
hex(3)
format(3,"d")
format(p)
ascii(l)
globals()
next(iter(l))
next(gen())
gen()
list(gen())
gen().close()
[x for x in l]
{x for x in l}
{x:1 for x in l}
(x for x in l)
[*l]
[*l,*l]
(*l,)
{*l}
{**d}
{**d,**d}
fv(*l)
fv(1,2)
fv()
fk(**d) if 0 else fk(a=1)
fk(**{"a":1})
fk()
fd(1)
fd(1,c=4)
fd(*[1],**{"c":1})
f0()
p.m(1)
p.m
getattr(p,"m")
P.m
p.pr
p.cm()
p.cm
p.sm()
P.__dict__
p.__dict__
p.__class__
l.append
l.copy()
l[:]
l[1:2]
l+l
l*2
l.index(1)
l.count(1)
l.sort()
l.reverse()
l.extend([1])
l.extend(tt)
l.extend(range(1))
l.extend(i for i in range(1))
l.insert(0,1)
l.pop()
l.pop(0)
l.__len__()
l == [1]
d.get(1)
d.get(7)
d.get(7,1)
d.copy()
d.update({3:4})
d.update(z=1)
d.update([(1,2)])
d.pop(7,None)
d.setdefault(1,2)
d.popitem() if 0 else d.items()
d == {1:3}
s&s
s-s
s^s
s.union(l)
s.union(l,l)
s.intersection(l)
s.difference(l)
s.symmetric_difference(l)
s.issubset(l)
s.issuperset(l)
s.isdisjoint(l)
s.update(l)
s.update(l,l)
s.add(1)
s.discard(9)
s.copy()
s == {1}
tt+tt
tt*2
tt[1:]
tt.index(1)
tt.count(1)
tt == (1,)
"a".join(["a","b"])
"a".join(x for x in "ab")
"a b".split()
"a b".split(" ")
"a b".partition(" ")
"a".format(1)
"{}".format(1)
"{a}".format(a=1)
"{0.a}".format(p)
"{0[0]}".format(l)
"%s" % 1
"%s" % (1,)
"%s %s" % (1,2)
"%(a)s" % {"a":1}
f"{1}{2}"
f"{p.a!r:>5}"
"a".encode()
"a".encode("utf8")
b"a".decode()
"a".replace("a","b")
"a".startswith("a")
"a".startswith(("a","b"))
"a".strip()
"a".find("a")
"abc".count("a")
"a".maketrans("a","b")
"a".translate({97:"b"})
"a".zfill(4)
"a".center(4)
"a\\nb".splitlines()
b"a".join([b"a"])
b"a b".split()
b"%d" % 1
b"a".startswith(b"a")
b"a".hex()
bytes.fromhex("aa")
ba.append(1)
ba.extend(l)
ba.extend(b"a")
ba[1:]
ba+b"a"
ba.pop()
ba.find(b"a")
dq.append(1)
dq.appendleft(1)
dq.pop()
dq.popleft()
dq.extend(l)
dq.rotate(1)
list(dq)
dq.clear()
collections.deque()
collections.deque(l)
collections.deque(l,3)
collections.OrderedDict()
collections.defaultdict(list)
dd[1]
collections.Counter("abc")
collections.ChainMap({})
functools.partial(fv)
functools.partial(fv,1)
functools.partial(fv,1,a=1)
pt()
pt(1)
functools.lru_cache(f0)
functools.lru_cache(f0)()
functools.wraps(f0)(lambda:1)
types.SimpleNamespace(a=1)
types.SimpleNamespace()
types.ModuleType("m")
types.MappingProxyType(d)
types.CellType(1)
types.MethodType(f0,1)
weakref.ref(p)
weakref.ref(q, f0)
weakref.ref(P())
weakref.ref(p)()
weakref.proxy(p)
weakref.proxy(p).a
weakref.getweakrefs(p)
weakref.getweakrefcount(p)
weakref.WeakMethod(p.m)
weakref.WeakValueDictionary()
weakref.WeakKeyDictionary()
weakref.WeakSet()
wvd.__setitem__("a",p)
wvd.get("a")
list(wvd.items())
wvd.pop("a",None)
wkd.__setitem__(p,1)
wkd.get(p)
list(wkd.items())
list(wkd.keys())
ws.add(p)
len(ws)
list(ws)
weakref.finalize(p,f0).detach()
weakref.finalize(P(),f0)
gc.get_objects(0) and 0
gc.get_referrers(p) and 0
gc.get_referents(p) and 0
gc.get_referents(p, q) and 0
gc.get_stats()
gc.get_threshold()
gc.is_tracked(p)
gc.collect(0)
sys.getrefcount(p)
sys.getsizeof(p)
sys.getsizeof(p, 1)
sys._getframe()
sys.exc_info()
sys.intern("a")
caught()
caught().__traceback__
caught().with_traceback(None)
ValueError()
ValueError(1)
ValueError(1,2)
KeyError(1)
StopIteration(1)
OSError(1,"a")
AttributeError("a",name="x")
NameError("a")
ExceptionGroup("g",[ValueError(1)])
ValueError(1).add_note("a")
getattr(P, "nope", 0)
getattr(1, "nope", 0)
lambda: 1
lambda x=1: x
lambda *,x=1: x
(lambda x: lambda: x)(1)
(lambda x: (lambda: x)())(1)
f0.__code__
f0.__globals__
f0.__dict__
f0.__defaults__
f0.__get__(p)
int.from_bytes(b"a","big")
(5).to_bytes(2,"big")
(5).bit_length()
1.5.as_integer_ratio()
1.5.hex()
10**30
list[int]
p == q
p != q
p < q if 0 else p is q
__import__("gc")
__build_class__(f0,"A")
[].__iter__()
l.__iter__().__next__()
iter(l).__length_hint__()
list(reversed(l))
list(zip(l,l))
list(enumerate(l))
dict(enumerate(l))
list(filter(None,l))
[a for a,b in zip(l,l)]
[a for a,b in d.items()]
[i for i,x in enumerate(l)]
sum(x for x in l)
sub(*zip(l,l))
atexit.register(f0)
atexit.unregister(f0)
"a" in l
1 in d.values()
l.__class__.__name__
type(p).__mro__
P.__subclasses__()
P.mro()
object.__new__(P)
p.__repr__()
p.__init__(1)
P.__init__(p,1)
p.__setattr__("a",1)
p.__getattribute__("a")
p.__format__("")
d.__setitem__(1,2)
open and 0
str.__new__(str, "a")
bool(1)
bool()
int()
int(1.5)
str()
float()
tuple.__new__(tuple,l)
list.__new__(list)
type.__call__(P)
P.__call__ and 0
hash("a")
f0.__call__()
getattr(f0, "__call__")()
gen().__next__()
gen().send(None)
gen().gi_frame
gen().gi_code
next(gen(), 1)
sorted(d.items())
max(d.values())
[].append(1)
{}.update(a=1)
set().add(1)
"a".__add__("b")
l.__eq__(l)
gc.set_threshold(700,10,10)
gc.get_count()
gc.isenabled()
gc.enable()
gc.freeze() if 0 else 0
'''.strip().split("\n")
def t(f, n=3):
    r = []
    gc.collect()
    for i in range(n):
        r.append(gc.get_count()[0])
        f()
    r.append(gc.get_count()[0])
    return r
for turn in (0, 1):
    for e in exprs:
        try:
            f = eval("lambda: " + e)
            f()if turn else 0
            r = t(f)
            f.__code__ = (lambda: None).__code__
        except Exception as x:
            r = type(x).__name__, str(x)
        sys.stdout.write(f"{turn} {e} {r}\n")
