# What ordinary mistakes say in each release.
import collections, datetime, functools, re, asyncio
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e, getattr(e, '__notes__', ''))
import types
M = types.ModuleType('m')
class A: __module__ = 'm'
class B: pass
def w(x):
    with x: pass
async def aw(x):
    async with x: pass
async def awt(x): await x
def run(c):
    try: c.send(None)
    except StopIteration: pass
t(lambda: 1 in 5); t(lambda: 1 in A()); t(lambda: 1 not in None)
t(lambda: dict([1])); t(lambda: dict([(1, 2), (1,)])); t(lambda: dict([(1,2,3)])); t(lambda: dict(['ab', 5])); t(lambda: {}.update([1])); t(lambda: dict(5)); t(lambda: collections.OrderedDict([1])); t(lambda: collections.OrderedDict([(1,)])); t(lambda: {}.update(5)); t(lambda: collections.defaultdict(int, [1])); t(lambda: collections.Counter(5)); t(lambda: dict([[]])); t(lambda: dict([('a', 1), 'b']))
t(lambda: w(5)); t(lambda: w(A())); t(lambda: w(B())); t(lambda: run(aw(5))); t(lambda: run(aw(A()))); t(lambda: run(awt(5))); t(lambda: run(awt(A()))); t(lambda: w(asyncio.Lock())); 
class C:
    def __enter__(self): pass
t(lambda: w(C()))
class D:
    def __aenter__(self): pass
    def __aexit__(self): pass
t(lambda: w(D()))
class E:
    def __enter__(self): pass
    def __exit__(self, *a): pass
t(lambda: run(aw(E()))); t(lambda: run(aw(D())))
for a in [('1', 2), (1, '2'), (None,), (1, None), (b'1',), ([],), ('x',), (None, 1), (1, [])]:
    t(lambda: complex(*a))
t(lambda: complex(real='1')); t(lambda: complex(imag='1')); t(lambda: complex(real=1, imag=1j))
o = collections.OrderedDict()
for f in (lambda: o[[]], lambda: o.pop([]), lambda: o.setdefault([], 1), lambda: o.move_to_end([]), lambda: o.get([]), lambda: [] in o, lambda: o.__setitem__([], 1), lambda: o.__delitem__([]), lambda: {}.get([]), lambda: {}.pop([]), lambda: {}.setdefault([]), lambda: {}[[]], lambda: [] in {}, lambda: {}.__contains__([]), lambda: {[]}, lambda: {1}.add([]), lambda: [] in {1}, lambda: {1}.discard([]), lambda: {1}.remove([]), lambda: frozenset([[]]), lambda: set([[]]), lambda: {[]: 1}, lambda: dict.fromkeys([[]]), lambda: hash([]), lambda: {1} | {1}.union([[]]), lambda: {1}.intersection([[]]), lambda: {1}.difference([[]]), lambda: {1}.issuperset([[]]), lambda: {1}.isdisjoint([[]]), lambda: {1}.symmetric_difference([[]]), lambda: collections.Counter([[]]), lambda: functools.lru_cache(lambda x: 1)([]), lambda: {[] for i in [1]}, lambda: {[]: 1 for i in [1]}, lambda: {**{}, **{(1, []): 1}}, lambda: dict([([], 1)]), lambda: {}.update([([], 1)]), lambda: collections.defaultdict(int)[[]]): t(f)
t(lambda: functools.reduce(1)); t(lambda: functools.reduce()); t(lambda: functools.reduce(1, 2, 3, 4)); t(lambda: functools.reduce(1, 2)); t(lambda: functools.reduce(lambda a, b: a + b, [1, 2], initial=5)); t(lambda: functools.reduce(len, [], foo=1)); t(lambda: functools.reduce(len, []))
d = datetime
for f in (lambda: d.date(2023, 2, 29), lambda: d.date(0, 1, 1), lambda: d.date(10000, 1, 1), lambda: d.date(2023, 13, 1), lambda: d.date(2023, 1, 0), lambda: d.datetime(2023, 1, 1, 24), lambda: d.datetime(2023, 1, 1, 0, 60), lambda: d.datetime(2023, 1, 1, 0, 0, 60), lambda: d.datetime(2023, 1, 1, 0, 0, 0, 1000000), lambda: d.time(24), lambda: d.time(-1), lambda: d.time(1, 60), lambda: d.time(1, 1, 60), lambda: d.time(1, 1, 1, -1), lambda: d.time(fold=2), lambda: d.datetime(2020, 1, 1, fold=2), lambda: d.date.fromordinal(0), lambda: d.date.fromordinal(10**7), lambda: d.date(2020, 2, 28).replace(day=32), lambda: d.datetime(10000, 1, 1), lambda: d.date.fromisocalendar(2020, 54, 1), lambda: d.date.fromisocalendar(0, 1, 1), lambda: d.date.fromisocalendar(2020, 1, 8), lambda: d.date.max + d.timedelta(1), lambda: d.datetime(2020, 14, 1), lambda: d.date.fromisoformat('2020-13-01'), lambda: d.date.fromisoformat('x'), lambda: d.datetime.fromisoformat('2020-01-01T25:00'), lambda: d.time.fromisoformat('25:00'), lambda: d.timezone(d.timedelta(days=1)), lambda: d.timedelta(days=10**10)): t(f)
class L:
    def __len__(self): return 5
    def __getitem__(self, i): return i
t(lambda: reversed(5)); t(lambda: iter(5)); t(lambda: len(5)); t(lambda: 5()); t(lambda: 5[0]); t(lambda: 'a' + 1); t(lambda: 1 + 'a'); t(lambda: [] + 1); t(lambda: None.x); t(lambda: int('x')); t(lambda: int([])); t(lambda: float('x')); t(lambda: [1][5]); t(lambda: {}['x']); t(lambda: 'abc'.index('x')); t(lambda: [].index(1)); t(lambda: [].remove(1)); t(lambda: (1,).index(5)); t(lambda: range(3).index(5)); t(lambda: 'abc'[5]); t(lambda: b'a'[5]); t(lambda: sum([[]])); t(lambda: sum('a')); t(lambda: max([])); t(lambda: min()); t(lambda: next(iter([]))); t(lambda: 2 ** 'a'); t(lambda: pow(2, -1, 4)); t(lambda: 0 ** -1); t(lambda: 0.0 ** -1); t(lambda: 1 // 0); t(lambda: 1 % 0); t(lambda: divmod(1, 0)); t(lambda: 1.0 // 0); t(lambda: chr(-1)); t(lambda: ord('ab')); t(lambda: bytes([256])); t(lambda: bytes('a')); t(lambda: bytearray([300])); t(lambda: 'a'.join([1])); t(lambda: b''.join([1])); t(lambda: ''.join(5)); t(lambda: sorted([1, 'a'])); t(lambda: sorted(5)); t(lambda: [3, None].sort()); t(lambda: set([1]) | [1]); t(lambda: {1} < [1]); t(lambda: isinstance(1, 5)); t(lambda: issubclass(1, int)); t(lambda: round('a')); t(lambda: abs('a')); t(lambda: hash({})); t(lambda: int('a', 50)); t(lambda: int(5, 5)); t(lambda: range(1.5)); t(lambda: range(1, 2, 0)); t(lambda: slice(1, 2, 'a').indices(5)); t(lambda: [1, 2][1.5]); t(lambda: [1, 2]['a']); t(lambda: 'a' * 1.5); t(lambda: (lambda a: 1)()); t(lambda: (lambda a: 1)(1, 2)); t(lambda: (lambda *, a: 1)()); t(lambda: (lambda a, /: 1)(a=1)); t(lambda: (lambda: 1)(b=2)); t(lambda: print(foo=1)); t(lambda: len()); t(lambda: len(1, 2)); t(lambda: [].append()); t(lambda: [].pop()); t(lambda: [1].pop(5)); t(lambda: {}.popitem()); t(lambda: set().pop()); t(lambda: [].insert(1)); t(lambda: getattr(1, 'x')); t(lambda: setattr(1, 'x', 1)); t(lambda: delattr(1, 'x')); t(lambda: object().x); t(lambda: type('A', (int, str), {})); t(lambda: type('A', (bool,), {})); t(lambda: object(1)); t(lambda: int.__new__(str)); t(lambda: super().x); t(lambda: exec('x = = 1')); t(lambda: open); t(lambda: B.x); t(lambda: B().x); t(lambda: B(1)); t(lambda: A.foo); t(lambda: (1).real.x); t(lambda: 'x'.foo()); t(lambda: zip([1], 5)); t(lambda: list(zip([1], [1, 2], strict=True))); t(lambda: map()); t(lambda: map(1)); t(lambda: enumerate(5)); t(lambda: dict(a=1, **{'a': 2})); t(lambda: (lambda **k: 1)(**{1: 2})); t(lambda: (lambda *k: 1)(*5)); t(lambda: [*5]); t(lambda: {**5}); t(lambda: '%d' % 'a'); t(lambda: '%s %s' % (1,)); t(lambda: '%s' % (1, 2)); t(lambda: '{}'.format()); t(lambda: '{x}'.format()); t(lambda: format(1, 'z')); t(lambda: f"{1:z}"); t(lambda: 'a'.encode('zz')); t(lambda: b'\xff'.decode()); t(lambda: '\udc00'.encode()); t(lambda: int('1' * 5000)); t(lambda: memoryview(1)); t(lambda: memoryview(b'a')[1]); t(lambda: L()[1:2]); t(lambda: property().__get__(1)); t(lambda: [] < {}); t(lambda: 1 < 'a'); t(lambda: __import__('nonexistent')); t(lambda: compile('1', 'a', 'zz')); t(lambda: eval('1+')); t(lambda: float(10**400)); t(lambda: 10**400 * 1.0); t(lambda: (1.5).hex(1)); t(lambda: float.fromhex('x')); t(lambda: 1 << -1); t(lambda: 1 << 10**20); t(lambda: (10).to_bytes(0, 'big')); t(lambda: (-1).to_bytes(1, 'big')); t(lambda: 'a'.center('x')); t(lambda: str(b'', 1)); t(lambda: ''.split('')); t(lambda: 'a'.startswith(1)); t(lambda: 'a'.translate(5)); t(lambda: str.maketrans('a', 'bc')); t(lambda: 'a'.zfill('x')); t(lambda: 'a'.rjust(1, 'ab')); t(lambda: 'a'.partition(''))
