# Every object a program can get out of the standard library.
import sys
g = sys.getsizeof
def show(name, x):
    try: print(name, g(x))
    except Exception as e: print(name, repr(e))
import datetime as dt
show("date", dt.date(2024,1,2)); show("time", dt.time(1,2)); show("datetime", dt.datetime(2024,1,2)); show("timedelta", dt.timedelta(1))
show("tz", dt.timezone.utc); show("tz2", dt.timezone(dt.timedelta(hours=1)))
show("aware datetime", dt.datetime(2024,1,2,tzinfo=dt.timezone.utc)); show("aware time", dt.time(1,tzinfo=dt.timezone.utc))
show("date class", type(dt.date.today()).__basicsize__)
from decimal import Decimal, getcontext, Context
show("Decimal", Decimal("1.1")); show("Decimal0", Decimal(0)); show("big", Decimal("1"*100)); show("huge", Decimal("1"*1000)); show("ctx", Context())
from fractions import Fraction
show("Fraction", Fraction(1,3))
import re
show("match", re.match("(a)(b)", "ab")); show("finditer", re.finditer("a", "aa")); show("match0", re.match("a","a"))
import collections
show("Counter", collections.Counter()); show("Counter abc", collections.Counter("abc")); show("defaultdict", collections.defaultdict(list)); show("dd1", collections.defaultdict(list, a=1))
show("OrderedDict", collections.OrderedDict()); show("OD3", collections.OrderedDict(a=1,b=2,c=3)); show("deque", collections.deque()); show("deque100", collections.deque(range(100)))
show("ChainMap", collections.ChainMap({})); show("UserDict", collections.UserDict()); show("UserList", collections.UserList()); show("UserString", collections.UserString("x"))
P = collections.namedtuple("P", "x y"); show("namedtuple", P(1,2)); show("namedtuple class", P); show("namedtuple field", P.x)
import functools, itertools, operator
show("partial", functools.partial(print)); show("partial2", functools.partial(print, 1, a=2)); show("lru", functools.lru_cache(lambda: 0)); show("lru16", functools.lru_cache(16)(lambda: 0)); show("cmp_to_key", functools.cmp_to_key(lambda a,b:0)(1)); show("cached_property", functools.cached_property(lambda s: 0)); show("singledispatch", functools.singledispatch(lambda a: 0)); show("partialmethod", functools.partialmethod(print)); show("reduce", functools.reduce)
for n in "count cycle repeat accumulate chain compress dropwhile filterfalse groupby islice starmap takewhile tee zip_longest product permutations combinations combinations_with_replacement pairwise batched".split():
    try:
        f = getattr(itertools, n)
    except AttributeError: continue
    if n == "batched": continue
    args = {"count":(),"cycle":("ab",),"repeat":(1,),"accumulate":("a",),"chain":("a","b"),"compress":("a",[1]),"dropwhile":(bool,"a"),"filterfalse":(bool,"a"),"groupby":("aab",),"islice":("abc",2),"starmap":(max,[(1,2)]),"takewhile":(bool,"a"),"tee":("abc",),"zip_longest":("a","bc"),"product":("ab","cd"),"permutations":("abc",2),"combinations":("abc",2),"combinations_with_replacement":("abc",2),"pairwise":("abc",),"batched":("abc",2)}[n]
    x = f(*args)
    if n == "tee": x = x[0]
    show(n, x)
    if n not in ("count", "repeat"):
        if n == "tee": continue
        next(x); show(n + " begun", x)
k, grp = next(itertools.groupby("aab")); show("group", grp)
show("itemgetter", operator.itemgetter(1)); show("itemgetter2", operator.itemgetter(1, 2)); show("attrgetter", operator.attrgetter("a")); show("methodcaller", operator.methodcaller("a"))
import array
show("array", array.array("i")); show("array3", array.array("i", [1,2,3])); show("array iter", iter(array.array("i")))
import types
show("SimpleNamespace", types.SimpleNamespace()); show("ns1", types.SimpleNamespace(a=1)); show("mappingproxy", types.MappingProxyType({})); show("module", types.ModuleType("m")); show("GenericAlias", list[int]); show("Union", int | str)
show("DynamicClassAttribute", types.DynamicClassAttribute(lambda s: 0))
import io
show("StringIO", io.StringIO()); show("StringIO abc", io.StringIO("abc")); show("BytesIO", io.BytesIO()); show("BytesIO abc", io.BytesIO(b"abc"))
import struct
show("Struct", struct.Struct("ii")); 
import random
show("Random", random.Random(1))
import enum
class Color(enum.Enum):
    RED = 1
show("enum member", Color.RED); show("enum class", Color)
class Fl(enum.Flag):
    A = 1
    B = 2
show("flag", Fl.A | Fl.B)
class IE(enum.IntEnum):
    A = 1
show("intenum", IE.A)
import dataclasses
@dataclasses.dataclass
class D:
    a: int
    b: str = ""
show("dataclass", D(1)); show("dict", D(1).__dict__); show("class", D)
@dataclasses.dataclass(slots=True)
class DS:
    a: int
    b: str = ""
show("dataclass slots", DS(1))
@dataclasses.dataclass(frozen=True)
class DF:
    a: int
show("dataclass frozen", DF(1))
import contextvars
show("ContextVar", contextvars.ContextVar("x")); show("Context", contextvars.Context())
import time
show("struct_time", time.gmtime(0))
import string
show("Template", string.Template("a")); show("Formatter", string.Formatter())
