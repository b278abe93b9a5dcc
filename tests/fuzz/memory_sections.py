"""What random programs about memory are made of (memory_programs.py says how the places are filled)."""

_DEFINITIONS = '''\
import atexit, collections, functools, gc, sys, types, weakref
rc, size = sys.getrefcount, sys.getsizeof
saved = []
class Plain:
    def __init__(self, a=None):
        self.a = a
    def __hash__(self):
        return 3
    def method(self, *args):
        return len(args)
    @classmethod
    def make(cls, a):
        return cls(a)
    @property
    def doubled(self):
        return [self.a, self.a]
class Wide(Plain):
    def __init__(self, a=None):
        super().__init__(a)
        self.b = self.c = a
class Slots:
    __slots__ = ("a", "b", "__weakref__")
class Bare:
    __slots__ = ("a",)
class Both(Slots):
    __slots__ = ("c", "__dict__")
class Final(Plain):
    def __init__(self, name, a=None):
        self.name, self.a = name, a
    def __del__(self):
        print("del", self.name)
class Lazarus(Final):
    def __del__(self):
        print("resurrect", self.name)
        saved.append(self)
class Broken(Final):
    def __del__(self):
        raise KeyError(self.name)
class FinalSlots(Slots):
    __slots__ = ("name",)
    def __init__(self, name, a=None):
        self.name, self.a = name, a
    def __del__(self):
        print("del slots", self.name, type(getattr(self, "a", None)).__name__)
class Rows(list):
    pass
class Table(dict):
    pass
class Pair(tuple):
    pass
class Word(str):
    pass
class FinalList(list):
    def __del__(self):
        print("del list", len(self))
class Ref(weakref.ref):
    pass
Point = collections.namedtuple("Point", "x y")
class Managed:
    def __init__(self, a):
        self.a = a
    def __enter__(self):
        return self.a
    def __exit__(self, kind, error, traceback):
        print("exit", kind is None, rc(self.a))
def count_in(x):
    return rc(x)
def count_args(*args, **named):
    return [rc(x) for x in args], len(named)
def keep(x, box=[]):
    box.append(x)
    return rc(x), rc(box), size(box)
def cell_of(x):
    def inner():
        return x
    return inner
def counter(x):
    n = 0
    def step():
        nonlocal n, x
        n += 1
        x = [x]
        return n
    return step
def items(x):
    yield x
    yield rc(x)
    try:
        yield [x]
    finally:
        print("generator ends")
def delegate(x):
    held = [x]
    r = yield from items(held)
    yield r
async def coroutine(x):
    return x
def fail(x, depth=0):
    y = [x]
    if depth:
        return fail(y, depth - 1)
    raise ValueError(len(y))
def caught(x):
    try:
        fail(x, 2)
    except ValueError as e:
        return e
def chained(x):
    try:
        try:
            fail(x)
        except ValueError:
            raise KeyError("second")
    except KeyError as e:
        return e
def frame_of(x):
    y = [x]
    return sys._getframe()
def gone(r):
    print("callback", r() is None)
def gone_too(r):
    print("callback too", type(r).__name__)
def bad(r):
    raise TypeError("callback fails")
def said(*args):
    print("finalize", len(args))
def class_of(x):
    class Local(Plain):
        held = x
        def __repr__(self):
            return "Local"
    return Local
def ring(n, cls=Plain):
    first = last = cls(0)
    for i in range(1, n):
        last.next = cls(i)
        last = last.next
    last.next = first
    return first
def kinds(objects):
    return sorted(type(o).__name__ for o in objects)
def phases(phase, info):
    print(phase, info["generation"], info["collected"], info["uncollectable"])
'''

PRELUDES = [_DEFINITIONS + end for end in (
    "gc.collect()", "gc.collect()", "gc.collect(); gc.freeze()", "gc.collect(); gc.freeze(); gc.collect()",
    "gc.collect(); gc.freeze(); gc.collect(); gc.set_threshold(20, 2, 2)",
    "gc.collect(); gc.freeze(); gc.collect(); gc.set_threshold(60, 3, 3)",
    "gc.collect(); gc.freeze(); gc.collect(); gc.callbacks.append(phases); gc.set_threshold(40, 2, 3)",
    "gc.disable(); gc.collect()",
)]

SMALL = ["None", "1", "257 + len(saved)", '"texts"', "()", "[]", "{}", "3.5", "b'x'", "Plain()", "Slots()", "(1, [])", "object()"]

# What an assignment makes, by the kind that the name has then.
CREATE = {
    "list": ["[$v, $v]", "[$v] * $n", "[$v for i in range($n)]", "list(range($m))", "list(($v, $v, $v))", "[]", "[*range($n)]",
             "[$v, *($v, $v)]", "sorted([3, 1, 2] * $n)", "$(list)[:]", "$(list)[1:$n]", "$(list) + [$v]", "$(list) * 2",
             "list($(dict))", "list(map(str, range($n)))", "[[i] for i in range($n)]", "list(x for x in range($m))",
             "[Final($s), Final($s)]", "[[], [$v]]", "'a b c d'.split()", "$(list).copy()"],
    "rows": ["Rows([$v])", "Rows()", "FinalList([$v, $v])", "FinalList()"],
    "dict": ["{'k': $v, 2: $v}", "dict.fromkeys(range($n), $v)", "{i: $v for i in range($n)}", "dict(x=$v, y=1)", "{}",
             "{**$(dict), 'z': $v}", "$(dict).copy()", "dict($(dict))", "$(dict) | {1: $v}", "dict(zip(range($m), range($m)))",
             "dict([(1, $v), (2, $v)])", "vars(Plain($v))", "vars(Wide($v))", "collections.defaultdict(list, k=$v)",
             "Table(k=$v)", "Table()", "collections.OrderedDict(k=$v, j=1)", "{'f': Final($s), 'g': Final($s)}",
             "collections.Counter(range($n))", "{1: 2}"],
    "tuple": ["($v, $v, [])", "tuple([$v] * $n)", "($v,)", "($v, 1)", "(1, 2.5, 'x')", "tuple(range($m))", "Point($v, 1)",
              "Pair(($v, $v))", "$(tuple) + ($v,)", "$(tuple)[1:]", "$(tuple) * 2", "tuple(i for i in range($n))",
              "(Final($s), Final($s))", "tuple($(list))", "(1, (2, (3,)))"],
    "set": ["{$n, $n, 40}", "set(range($m))", "set()", "{Plain($v)}", "set([1, 2]) | set(range($n))", "{i for i in range($m)}",
            "set($(set))", "$(set).copy()", "{Final($s)}"],
    "frozen": ["frozenset(range($m))", "frozenset([Plain($v)])", "frozenset()"],
    "object": ["Plain($v)", "Plain()", "Wide($v)", "Final($s, $v)", "Final($s, $v)", "Final($s)", "Lazarus($s, $v)", "Plain.make($v)",
               "types.SimpleNamespace(a=$v, name=1)", "ring($n)", "ring($n, Final)", "ring($n, Lazarus)", "$(class)($v)",
               "types.ModuleType('m')", "Broken($s, $v)"],
    "slots": ["Slots()", "FinalSlots($s, $v)", "Both()", "FinalSlots($s)"],
    "bare": ["Bare()"],
    "class": ["class_of($v)", "type('Made', (), {'held': $v})", "type('Made', (Plain,), {})", "class_of(None)"],
    "function": ["cell_of($v)", "lambda x=$v: x", "lambda *, x=$v: x", "counter($v)", "functools.lru_cache(cell_of)"],
    "method": ["$(object).__init__", "[].append", "$(list).append", "Plain.method", "Plain($v).method", "$(dict).get", "$(class).make"],
    "partial": ["functools.partial(said, $v)", "functools.partial(said, $v, k=$v)", "functools.partial($(function))"],
    "generator": ["items($v)", "delegate($v)", "(x for x in [$v, $v])", "(x for x in ($v, [$v]) if rc(x))"],
    "coroutine": ["items.__get__(1)()", "iter(items($v))"],
    "error": ["caught($v)", "chained($v)", "ValueError($v)", "KeyError($v, $v)", "StopIteration($v)", "AttributeError('a', name='n', obj=$v)",
              "ExceptionGroup('g', [ValueError($v)])"],
    "frame": ["frame_of($v)", "caught($v).__traceback__.tb_next.tb_frame"],
    "traceback": ["caught($v).__traceback__", "chained($v).__traceback__"],
    "iterator": ["iter([$v, $v])", "iter(($v, $v))", "enumerate([$v, $v])", "map(type, [$v, $v])", "zip([$v, 2], (1, $v))", "reversed([$v, $v])",
                 "filter(None, [$v, 1])", "iter({1: $v})", "iter({1: $v}.items())", "iter(range($n))", "iter({$n})", "iter('abc')",
                 "iter(lambda: $n, 3)", "iter($(list))", "iter($(dict).values())"],
    "view": ["{1: $v}.items()", "$(dict).keys()", "$(dict).values()", "types.MappingProxyType({1: $v})"],
    "text": ["'ab' * $m", "str($n)", "'a' + str($n)", "chr(200 + $n)", "chr(8000 + $n) * $m", "chr(70000) * $n", "Word('abc')", "'x' * 200",
             "''.join(['a', 'b'] * $n)", "repr([$n])", "'a b'.upper()"],
    "bytes": ["bytes($m)", "b'ab' * $n", "bytes(range($n))", "'ab'.encode()"],
    "bytearray": ["bytearray($m)", "bytearray(b'abc')", "bytearray()"],
    "int": ["$n ** $m", "-$n ** $m", "1 << $m", "257 * $n", "True + $n", "float($n) / 3", "complex($n, 1)", "10 ** 20 // $n"],
    "deque": ["collections.deque()", "collections.deque([$v, $v])", "collections.deque(range($m))", "collections.deque([$v], 3)"],
    "weakvalues": ["weakref.WeakValueDictionary()", "weakref.WeakValueDictionary(k=$(object class set))"],
    "weakkeys": ["weakref.WeakKeyDictionary()", "weakref.WeakKeyDictionary({$(object): $v})"],
    "weakset": ["weakref.WeakSet()", "weakref.WeakSet([$(object)])"],
    "ref": ["weakref.ref($(object slots function set class error generator rows deque frozen), gone)",
            "weakref.ref($(object slots function set class error generator rows))", "weakref.ref($(object slots function), gone_too)",
            "Ref($(object slots function set class), gone)", "Ref($(object slots), gone_too)", "weakref.WeakMethod($(object).method)",
            "weakref.ref($(object slots), bad)", "weakref.ref($(object slots), $(list).append)", "weakref.ref(Plain($v), gone)"],
    "proxy": ["weakref.proxy($(object slots function))", "weakref.proxy($(object slots function), gone)"],
    "finalize": ["weakref.finalize($(object slots function class), said)", "weakref.finalize($(object slots function), said, $v)",
                 "weakref.finalize($(object slots), print, 'finalized', $s)"],
    "cell": ["cell_of($v).__closure__[0]", "types.CellType($v)", "types.CellType()"],
    "other": ["range($n)", "object()", "slice($v)", "property($v)", "staticmethod(items)", "classmethod($v)", "super(Final, Final(0))", "memoryview(bytes($n))",
              "Ellipsis", "items.__code__", "Plain.__dict__", "functools.cmp_to_key(said)", "[].__iter__",
              "list[int]", "sys.intern('ab' * $n)"],
}

UNTRACKED = {"none", "text", "int", "other", "bytes", "bytearray", "bare"}

# What is done to a name of a kind.
CHANGE = {
    "list": ["$x.append($v)", "$x.append($v)", "$x.extend([$v, $v])", "$x.extend(range($m))", "$x.extend(i for i in range($n))", "if $x: $x.pop()",
             "if $x: $x.pop(0)", "if len($x) > 1: del $x[0]", "del $x[1:3]", "$x[1:2] = [$v]", "$x[1:1] = [$v, $v, $v]", "$x[::2] = []  #!",
             "$x.insert(0, $v)", "$x.insert(1, $v)", "if $x: $x[0] = $v", "if $x: $x[-1] = $x", "$x.clear()", "$x.reverse()",
             "for i in range($m): $x.append(i)", "$x += [$v]", "$x += ($v, $v)", "$x *= 2", "$x.sort(key=lambda o: 1)", "$x.append($x)",
             "while len($x) > 3: $x.pop()", "del $x[:]", "$x[:] = [$v] * $n", "$x.append(Final($s))", "$x.append(Plain($x))",
             "$x.remove(1)  #!", "$x.append(($x, 1))", "$x.append({1: $x})", "$x.append(lambda: $x)", "$x.extend($x)", "$x[:0] = range($n)",
             "$x.append(items($x))", "del $x[::2]"],
    "rows": ["$x.append($v)", "$x.extend([$v] * $n)", "$x.attribute = $v", "$x.me = $x", "if $x: $x.pop()", "$x.clear()", "$x.append($x)"],
    "dict": ["$x['k'] = $v", "$x[$n] = $v", "$x[$n] = $v", "$x.pop('k', None)", "$x.pop($n, None)", "for i in range($m): $x[i] = $v",
             "$x.update(z=$v)", "$x.update({$n: $v, 'q': $v})", "$x.clear()", "if $x: $x.popitem()", "$x |= {$n: $v}", "$x.setdefault($n, $v)",
             "$x.setdefault('l', []).append($v)", "for i in list($x)[1:]: del $x[i]", "$x['me'] = $x", "$x['f'] = Final($s)", "$x['t'] = ($x,)",
             "for i in range($n): $x[(i, 'a')] = i", "if 'k' in $x: del $x['k']", "while len($x) > 2: $x.popitem()", "$x['o'] = Plain($x)",
             "for i in range($m): $x['a' + str(i)] = None", "for i in range($m): $x.pop(i, None)", "$x[1.5] = $v"],
    "set": ["$x.add($n * 7)", "for i in range($m): $x.add(i)", "$x.discard($n)", "$x |= {$n, 50}", "$x &= set(range($n))", "$x -= {1, 2}", "$x ^= {1, 3}",
            "$x.clear()", "if $x: $x.pop()", "$x.update(range($m))", "$x.difference_update(range($n))", "$x.add(('t', $n))", "$x.add(Plain($x)) if len($x) == 0 else None",
            "$x.intersection_update(range($m))"],
    "object": ["$x.a = $v", "$x.b$n = $v", "$x.b$n = $v", "$x.me = $x", "$x.other = $(object list dict slots)", "$x.__dict__['d'] = $v",
               "if hasattr($x, 'a'): del $x.a", "$x.__dict__ = {'a': $v, 'name': 0}", "$x.f = lambda: $x", "$x.bound = $x.method  #!", "$x.a = [$x]",
               "$x.a = ($x, $v)", "vars($x)", "vars($x).clear()", "for i in range($m): setattr($x, 'n' + str(i), i)", "$x.gen = items($x); next($x.gen)",
               "$x.r = weakref.ref($x)  #!", "$x.r = weakref.ref($x, gone)  #!", "$x.__class__ = Wide  #!", "$x.part = functools.partial(said, $x)",
               "$x.__dict__.update(a=$v)", "$x.a = caught($x)", "$x.a = frame_of($x)", "$x.a = super(Final, $x)  #!", "del $x.name  #!",
               "saved.append($x)", "$x.kind = class_of($x)", "$x.a = type($x)"],
    "slots": ["$x.a = $v", "$x.b = $x", "$x.a = [$x]", "del $x.a  #!", "saved.append($x)", "$x.a = lambda: $x", "$x.z = $v  #!"],
    "bare": ["$x.a = $v", "$x.a = $x", "del $x.a  #!"],
    "class": ["$x.held = $v", "$x.me = $x()", "$x.other = $x", "$x.f = lambda self: self", "saved.append($x())", "$x.n$n = $n"],
    "function": ["$x.attribute = $v  #!", "$x.me = $x", "$x.__defaults__ = ($v, 1)  #!", "$x()  #!", "$x.__name__ = 'n' + str($n)", "$x.__kwdefaults__ = {'x': $v}  #!"],
    "partial": ["$x.attribute = $v", "$x.me = $x", "$x()  #!"],
    "generator": ["print(type(next($x, None)).__name__)", "next($x, None)", "$x.close()", "$x.throw(ValueError('thrown'))  #!", "list($x)  #!", "$x.send(None)  #!", "for i in $x: break",
                  "saved.append($x)"],
    "coroutine": ["next($x, None)", "$x.close()"],
    "error": ["$x.__traceback__ = None", "$x.note = $v", "$x.add_note('n')", "$x.__context__ = None", "$x.me = $x", "$x.args = ($v,)", "$x.__cause__ = ValueError($v)",
              "raise $x  #!", "$x.with_traceback(None)", "saved.append($x)"],
    "frame": ["$x.clear()", "$x.f_locals  #!", "$x.f_back  #!"],
    "traceback": ["$x.tb_next = None", "$x.tb_frame.clear()"],
    "iterator": ["print(type(next($x, None)).__name__)", "next($x, None)", "list($x)  #!"],
    "text": ["$x += 'z' * $m", "$x += 'y'", "$x += str($n)", "$x = $x + chr(300 + $n)", "$x.encode()", "$x = $x.upper()", "for i in range($m): $x += 'a'", "hash($x)",
             "$x = '%s%s' % ($x, $n)", "$x = f'{$x}-{$n}'"],
    "bytes": ["$x += b'ab'", "$x = $x + bytes($m)"],
    "bytearray": ["$x += b'ab' * $n", "$x.append($n)", "$x.extend(range($m))", "del $x[:2]", "$x.clear()", "$x[1:1] = bytes($m)", "if $x: $x.pop()", "del $x[$n:]",
                  "for i in range($m): $x.append(1)", "del $x[0:$n]"],
    "int": ["$x += 1", "$x *= $n", "$x = $x * $x"],
    "deque": ["$x.append($v)", "$x.appendleft($v)", "if $x: $x.pop()", "if $x: $x.popleft()", "$x.extend(range($m))", "$x.rotate($n)", "$x.clear()", "$x.append($x)", "$x.extend([$v] * 70)",
              "if $x: del $x[0]"],
    "weakvalues": ["$x[$n] = $(object class set)", "$x['k'] = $(object slots)  #!", "$x.pop('k', None)", "$x.clear()", "$x.setdefault(5, Final($s))  #!", "$x.update({7: $(object)})"],
    "weakkeys": ["$x[$(object)] = $v", "$x[$(object)] = Final($s)", "$x.clear()", "$x.pop($(object), None)"],
    "weakset": ["$x.add($(object))", "$x.add(Final($s))", "$x.clear()", "$x.discard($(object))"],
    "proxy": ["$x.a = $v  #!", "$x.method()  #!"],
    "finalize": ["$x()", "$x.detach()", "$x.atexit = False", "$x.alive", "$x.peek()"],
    "cell": ["$x.cell_contents = $v", "$x.cell_contents = $x", "del $x.cell_contents  #!"],
    "ref": ["$x()", "$x.attribute = $v  #!", "hash($x)  #!", "saved.append($x)"],
    "tuple": ["$x[0]  #!", "$x += ($v,)", "$x[-1].append($x)  #!", "$x[2].append($v)  #!"],
}

# Questions about no name.
ASK = [
    'print("collect", gc.collect($(int)))  #!', 'print("collect", gc.collect())', 'print("collect", gc.collect())', 'print("collect", gc.collect(0))', 'print("collect", gc.collect(1))',
    'print("collect", gc.collect(2))', 'print("saved", len(saved)); saved.clear()', 'print("saved", len(saved), kinds(saved))', 'print(gc.isenabled(), len(gc.garbage), gc.get_threshold())', "gc.disable()", "gc.enable()", "gc.freeze()", "gc.unfreeze()",
    'print("count", gc.get_count())', 'print("count", gc.get_count())', 'print("stats", [s["collections"] for s in gc.get_stats()][:2])',
    'gc.collect(); gc.set_threshold(30, $n, 2)', 'gc.set_threshold(5)', 'gc.set_threshold(0)', 'gc.set_threshold(700, 10, 10)', 'gc.set_threshold(10, 1, 1)',
    'for i in range($m): junk = Plain(); junk.me = junk', 'for i in range($n): junk = Final(-i); junk.me = junk', "for i in range($m): saved.append([i])",
    'for i in range($m): junk = []; junk.append(junk)', 'junk = [[i] for i in range($m)]', "junk = [(i, []) for i in range($m)]", "junk = {i: {} for i in range($m)}", "junk = None",
    'n = len(gc.get_objects()); t = [$v, $v]; print("objects", len(gc.get_objects()) - n); t = None', 'n = len(gc.get_objects(0)); t = Plain($v); print("young", len(gc.get_objects(0)) - n); t = None',
    'print("sizes", [len(gc.get_objects(i)) < 2000 for i in (0, 1)])', 'print("frozen", gc.get_freeze_count() > 0)',
    'print("finalizers", kinds(o for o in gc.get_objects(0) if isinstance(o, Plain)))', 'print("middle", kinds(o for o in gc.get_objects(1) if isinstance(o, Plain)))',
    'print("old", kinds(o for o in gc.get_objects(2) if isinstance(o, Plain)))',
    'print("young", kinds(gc.get_objects(0)))',
    't = Plain(); i = id(t); del t; t = Plain(); print("again", i == id(t)); del t', 't = []; i = id(t); del t; t = []; print("again", i == id(t)); del t',
    't = {}; i = id(t); del t; t = {}; print("again", i == id(t)); del t', 't = (1, rc); i = id(t); del t; t = (1, rc); print("again", i == id(t)); del t',
    't = Slots(); i = id(t); del t; t = Slots(); print("again", i == id(t)); del t', 't = lambda: rc; i = id(t); del t; t = lambda: rc; print("again", i == id(t)); del t',
    't = 1.5 * size(()); i = id(t); del t; t = 1.5 * size(()); print("again", i == id(t)); del t', 't = caught(1); i = id(t); del t; t = caught(1); print("again", i == id(t)); del t',
    't = items(1); i = id(t); del t; t = items(1); print("again", i == id(t)); del t', 't = {1}; i = id(t); del t; t = {2}; print("again", i == id(t)); del t',
    't = [1, 2, 3]; i = id(t); t.append($v); print("same", i == id(t)); del t', 't = $v; u = $v; print("is", t is u, rc(t) == rc(u)); del t, u',
    'print("rc", rc(None) > 100, rc([]), rc({}), rc(Plain()), rc(()) > 100, rc("texts") > 100)', 'print("names", rc(Plain), rc(Final), rc(rc), rc(saved))', 'print("functions", rc(items), rc(fail), rc(keep), rc(gone))',
    'print("modules", rc(Plain.method), rc(Plain.__init__), rc(Plain.__dict__))', 'print("frame", rc(sys._getframe()), size(sys._getframe()))',
    'print("referrers", len(gc.get_referrers(Plain)), len(gc.get_referrers(saved)))', 'print("subclasses", len(Plain.__subclasses__()), size(Plain), size(Final))',
    'print("weak", weakref.getweakrefcount(Plain), weakref.getweakrefcount(Final))',
]

# Questions about a name of a kind.
ASK_OF = {
    "any": ['print("rc", rc($x))', 'print("rc", rc($x))', 'print("rc", count_in($x), count_args($x, $x, n=$x))', 'print("kept", keep($x))', 'print("size", size($x))', 'print("size", size($x))',
            'print("tracked", gc.is_tracked($x))', 'print("tracked", gc.is_tracked($x), gc.is_finalized($x))', 'print("rc", [rc(y) for y in ($x, $v)])', 't = [$x]; print("rc", rc($x), rc(t)); del t',
            'print("rc", (lambda x: rc(x))($x), (lambda: 1)())', 'print("rc", *(rc(x) for x in ($x, $x)))', 't = ($x, $x); print("rc", rc($x), gc.is_tracked(t)); del t', 'print("rc", {**{"k": rc($x)}}, rc([$x][0]))',
            'print("sizeof", $x.__sizeof__())  #!'],
    "container": ['print("referents", kinds(gc.get_referents($x)))', 'print("referrers", kinds(gc.get_referrers($x)) if gc.is_tracked($x) else ())', 'print("referrers", len(gc.get_referrers($x)) if gc.is_tracked($x) else 0)'],
    "object": ['print("weak", weakref.getweakrefcount($x))', 'print("weak", kinds(weakref.getweakrefs($x)))', 'print("size", size($x), size(vars($x)))', 'print("dict", rc(vars($x)), gc.is_tracked(vars($x)))', 'print("method", rc($x.method), rc($x))  #!',
               'print("doubled", rc($x.doubled))  #!', 't = $x.__dict__; print("dict", rc(t), size(t)); del t', 'print("a", rc($x.a))  #!'],
    "slots": ['print("weak", weakref.getweakrefcount($x))', 'print("a", rc($x.a))  #!'],
    "class": ['print("class", rc($x), size($x), len(gc.get_referrers($x)))', 'print("mro", rc($x.__mro__), len($x.__mro__), rc($x.__dict__))'],
    "function": ['print("parts", rc($x.__code__), rc($x.__globals__) > 10)  #!', 'print("cells", [rc(c) for c in $x.__closure__ or ()])  #!', 'print("weak", weakref.getweakrefcount($x))', 'print("defaults", rc($x.__defaults__) > 0)  #!'],
    "generator": ['print("frame", $x.gi_frame is None, rc($x.gi_code))', 'print("frame", rc($x.gi_frame) > 1, size($x.gi_code) > 0)', 'print("running", $x.gi_running, $x.gi_yieldfrom is None)', 'print("locals", rc($x.gi_frame), sorted($x.gi_frame.f_locals))  #!'],
    "error": ['print("traceback", rc($x.__traceback__), rc($x.__context__) > 1)', 'print("parts", rc($x.args), size($x.args), rc($x.__dict__))', 'print("frame", rc($x.__traceback__.tb_frame), sorted($x.__traceback__.tb_frame.f_locals))  #!'],
    "frame": ['print("frame", rc($x.f_code), rc($x.f_locals), size($x))', 'print("back", $x.f_back is None, $x.f_lineno > 0)'],
    "traceback": ['print("frame", rc($x.tb_frame), size($x), $x.tb_next is None)'],
    "ref": ['print("alive", $x() is not None)', 'print("alive", type($x()).__name__, rc($x))', 'print("callback", $x.__callback__ is None)  #!', 'print("rc", rc($x()))'],
    "proxy": ['print("proxy", $x.a)  #!', 'print(type($x).__name__)'],
    "dict": ['print("items", [rc(v) for v in $x.values()])', 'print("keys", len($x), size($x), size(list($x)))', 'print("item", rc($x["k"]))  #!'],
    "list": ['print("items", [rc(v) for v in $x])', 'print("len", len($x), size($x), size($x[:]))', 'print("first", rc($x[0]), rc($x[-1]))  #!'],
    "tuple": ['print("items", [rc(v) for v in $x])', 'print("len", len($x), size($x), gc.is_tracked($x))'],
    "set": ['print("len", len($x), size($x))'],
    "deque": ['print("len", len($x), size($x))'],
    "bytearray": ['print("len", len($x), size($x), size(bytes($x)))'],
    "text": ['print("len", len($x), size($x))', 't = $x; $x += "q"; print("len", len($x), t is $x, rc($x)); del t'],
    "weakvalues": ['print("values", len($x), len(list($x.items())), size($x))', 'print("data", len($x.data), rc($x.data))'],
    "weakkeys": ['print("keys", len($x), kinds($x.keys()))', 'print("data", len($x.data))'],
    "weakset": ['print("set", len($x), kinds($x))', 'print("data", len($x.data))'],
    "finalize": ['print("finalize", $x.alive, $x.atexit)', 'print("finalize", type($x.peek()).__name__)'],
    "cell": ['print("cell", rc($x), rc($x.cell_contents))  #!'],
    "method": ['print("self", rc($x.__self__))  #!', 'print("method", rc($x), size($x))'],
    "partial": ['print("partial", rc($x.func), rc($x.args), rc($x.keywords))', 'print("size", size($x))'],
    "iterator": ['print("iterator", rc($x), size($x))'],
}

# What stands only at the top of a program.
MODULE_ONLY = [
    "atexit.register(said, $v)", "atexit.register(print, 'at exit', $s)", "gc.callbacks.append(phases)", "gc.callbacks.clear()", "atexit.register(gc.set_debug, 0); gc.set_debug(gc.DEBUG_SAVEALL)", "gc.set_debug(0)", "gc.garbage.clear()", "atexit.register(gc.set_debug, 0); gc.set_debug(gc.DEBUG_COLLECTABLE)",
    "$(object).z = Final($s)", "_hidden = Final($s)", "_hidden = [Final($s)]", "__main = Final($s)", "sys.kept = Final($s)", "sys.modules['extra'] = Final($s)", "types.extra = Final($s)", "Plain.held = Final($s)", "Plain.held = $v", "Final.held = Plain($v)",
    "del Plain.held", "Final.__del__ = lambda self: print('new del', self.name)", "saved.append(Final($s))", "saved.append(weakref.ref(saved[0], gone))", "del sys.kept", "gc.garbage.append($v)", "global_cycle = [Final($s)]; global_cycle.append(global_cycle)",
    "sys.unraisablehook = lambda u: print('unraisable', type(u.exc_value).__name__, type(u.object).__name__)", "sys.unraisablehook = sys.__unraisablehook__", "import builtins; builtins.held = Final($s)", "del saved[:1]",
    "class Late(Plain): held = Final($s)\n", "class Late(Final):\n    def __del__(self):\n        super().__del__()\n        print('late', self.name)\nlate = Late($s, $v)", "print(gc.get_count(), len(gc.garbage))",
]
