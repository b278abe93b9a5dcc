import sys, math, operator, copy
rc = sys.getrefcount
names = '''__dir__ __format__ __sizeof__ __reversed__ __floor__ __ceil__ __trunc__ __round__ __length_hint__ __complex__ __bytes__ __instancecheck__ __subclasscheck__
__index__ __int__ __float__ __bool__ __len__ __hash__ __repr__ __str__ __iter__ __next__ __contains__ __getitem__ __setitem__ __delitem__ __call__ __enter__ __exit__ __abs__ __neg__ __pos__ __invert__
__add__ __radd__ __iadd__ __divmod__ __rdivmod__ __pow__ __rpow__ __ipow__ __lt__ __le__ __eq__ __ne__ __gt__ __ge__ __get__ __set__ __delete__ __fspath__ __copy__ __deepcopy__ __reduce_ex__ __getnewargs__ __getstate__
__missing__ __class_getitem__ __mro_entries__ __prepare__ __getattr__ __setattr__ __delattr__ __await__ __aiter__ __anext__ __subclasses__ __del__'''.split()
res = {'__dir__': ['a'], '__format__': 'x', '__sizeof__': 1, '__reversed__': iter([]), '__round__': 1, '__length_hint__': 2, '__complex__': 1j, '__bytes__': b'', '__index__': 3, '__int__': 4, '__float__': 1.5, '__bool__': True,
 '__len__': 3, '__hash__': 6, '__repr__': 'r', '__str__': 's', '__contains__': True, '__fspath__': 'path', '__enter__': 1, '__exit__': False, '__deepcopy__': 1, '__copy__': 1, '__divmod__': 1}
ns = {}
for n in names:
    def make(n):
        def m(self, *a):
            print(n, rc(self), [rc(x) for x in a if not isinstance(x, (int, str, type, type(None)))]); return res.get(n, 7)
        return m
    if n not in ('__iter__', '__next__', '__getattr__', '__setattr__', '__delattr__', '__class_getitem__', '__mro_entries__', '__prepare__', '__eq__', '__ne__', '__getstate__', '__subclasses__','__aiter__', '__await__', '__anext__', '__get__', '__set__', '__delete__', '__reduce_ex__'): ns[n] = make(n)
X = type('X', (), ns)
class I:
    def __iter__(self): print('iter', rc(self)); return self
    def __next__(self): print('next', rc(self)); raise StopIteration
    def __length_hint__(self): print('hint', rc(self)); return 2
    def __getattr__(self, n):
      if n == "keys": raise AttributeError
      print('getattr', n, rc(self)); return 3
    def __setattr__(self, n, v): print('setattr', n, rc(self))
    def __delattr__(self, n): print('delattr', n, rc(self))
    def __eq__(self, o): print('eq', rc(self)); return False
    def __ne__(self, o): print('ne', rc(self), rc(o)); return False
    def __reduce_ex__(self, p): print('reduce', rc(self)); return 'I'
    def __get__(self, a, b): print('get', rc(self)); return 1
    def __set__(self, a, b): print('set', rc(self), rc(a), rc(b)); return 1
    def __delete__(self, a): print('delete', rc(self), rc(a)); return 1
class Y: 
    i = I()
class M(type):
    def __instancecheck__(cls, o): print('ic', rc(cls), rc(o)); return True
    def __subclasscheck__(cls, o): print('sc', rc(cls), rc(o)); return True
    def __call__(cls, *a): print('call', rc(cls)); return 1
    def __dir__(cls): print('mdir', rc(cls)); return []
class W(metaclass=M): pass
def f(x, y):
    dir(x); format(x); format(x, 'a'); f'{x}'; f'{x:abc}'; '{}'.format(x); '{:a}'.format(x); sys.getsizeof(x); reversed(x); math.floor(x); math.ceil(x); math.trunc(x); round(x); round(x, 2)
    operator.length_hint(x); complex(x); bytes(x); operator.index(x); int(x); float(x); bool(x); len(x); hash(x); repr(x); str(x)
    1 in x; x[1]; x[1] = 2; del x[1]; x(); x(1, 2)
    with x: pass
    abs(x); -x; +x; ~x; x + 1; 1 + x; x += 1
f(X(), 1)
print('more')
def g(x):
    divmod(x, 1); x ** 2; 2 ** x; pow(x, 2); x < 1; x <= 1; x > 1; x >= 1; 1 < x; math.sqrt(x); range(x); [1,2,3,4,5][x]; 'a' * x; [1] * x; hex(x); chr(x); copy.copy(x); copy.deepcopy(x)
    '%s %r %d' % (x, x, 5); '%s' % x; print(x); ascii(x); ' '.join([str(x)]); isinstance(x, int); {x: 1}; {x}; not x; x if x else 0; max([x, 1]); min(x, 1); sorted([x, 1]); sum([x, 1]); sum([1, x]); any([x]); all([x]); list(map(len, [x])); enumerate([], x); bytearray(x); memoryview(b'abcdef')[x]; slice(x).indices(3); isinstance(x, X)
    try: import os
    except ImportError: return
g(X())
print('I')
def h(i):
    list(i); tuple(i); iter(i); next(i, 1); set(i); [*i]; [k for k in i]
    for k in i: pass
    i.a; i.b = 1; del i.c; hasattr(i, 'q'); getattr(i, 'qq'); copy.copy(i); zip(i); sum(i); max(i, default=2); sorted(i); enumerate(i); map(len, i); filter(None, i); ''.join(i); a, = [*i] or [1]; dict.fromkeys(i); frozenset(i); reversed([i]); l = []; l.extend(i); l += i; l[:] = i; any(i); all(i)
h(I())
def k(y):
    y.i
    w = W; isinstance(y, W); issubclass(Y, W); W(); dir(W); isinstance(y, (int, W))
k(Y())
def ff():
    x = X(); x ** 1; pow(x, 1); x.__pow__(1); x.__len__(); x.__add__(3)
ff()
import collections, functools, itertools, types
class S:
    def __repr__(self): print('repr', rc(self)); return 'S'
def f():
    s = {S()}
    print(1); repr(s); print(2); repr(frozenset(s)); repr([S()]); repr((S(),)); repr({1: S()}); repr({S(): 2})
    print(3); 
    repr(collections.deque([S()])); repr(collections.OrderedDict([(1, S())])); str(S()); '%s' % S(); f'{S()}'; f'{S()!r}'
    x = S(); repr(x); str(x); f'{x}'; print(rc(x))
    print(4)
    repr(functools.partial(print, x)); repr(collections.defaultdict(int, a=x))
    repr(slice(x)); print(5); repr({1: x}.values()); repr({x: 1}.keys()); repr({x:1}.items())
    repr({x}); repr([x]); repr((x,)); repr({1:x}); repr({x:1}); repr(collections.deque([x])); repr(collections.Counter([x])); repr(collections.ChainMap({1:x})); repr(collections.UserList([x]))
    repr(itertools.repeat(x)); repr(collections.namedtuple('A', 'a')(x)); 
    import types; repr(types.SimpleNamespace(a=x)); repr(types.MappingProxyType({1:x})); repr(Exception(x)); str(Exception(x)); repr(KeyError(x)); str(KeyError(x)); repr(ExceptionGroup('a', [ValueError(x)]))
    repr(x.__repr__); '{0!r} {0}'.format(x); '%r' % x; '%r %s' % (x, x); '%(a)s' % {'a': x}; print(x); print(x, x); ascii(x); f'{x!a} {x!s}'
f()
class M:
    @functools.singledispatchmethod
    def m(self, x): print('m', rc(self), rc(x))
    @m.register
    def _(self, x: int): print('int', rc(self))
    @m.register(str)
    @classmethod
    def _(cls, x): print('str', rc(x))
    @m.register(list)
    @staticmethod
    def _(x): print('list', rc(x))
@functools.singledispatch
def sd(x): print('sd', rc(x))
def f():
    m = M(); m.m(object()); o = object(); m.m(o); m.m(1); m.m('uuu' * 3); M().m(o); sd(o); m.m([])
    b = m.m; b(o); print(rc(m))
f()
class S:
    def __repr__(self): print('repr', rc(self)); return 'S'
    def __hash__(self): print('hash', rc(self)); return 1
def f():
    x = S()
    print('rep'); repr({x}); print('list'); repr([x]); repr((x,)); repr({1:x});  repr({x:1}); repr(collections.deque([x])); print('counter'); repr(collections.Counter([x])); repr(collections.ChainMap({1:x})); repr(collections.UserList([x]))
    print('{*'); {*[x]}; print('{k'); {k for k in [x]}; print('{k:'); {k: k for k in [x]}; frozenset([x])
    print('{kk'); {k for k in [x] if k is not 1}
    def g(y): return {y for i in [1]}
    g(x)
    def g(y): return {y}
    g(x)
f()
class S:
    def __repr__(self): print('repr', rc(self)); return 'S'
def f():
    x = S()
    for n in ['repr(itertools.repeat(x))', "repr(collections.namedtuple('A', 'a')(x))", 'repr(types.SimpleNamespace(a=x))', 'repr(types.MappingProxyType({1:x}))', 'repr(Exception(x))', 'str(Exception(x))', 'repr(KeyError(x))', 'str(KeyError(x))', "repr(ExceptionGroup('a', [ValueError(x)]))", 'repr(collections.ChainMap({1:x}))', 'repr(collections.UserList([x]))', 'repr(collections.UserDict({1:x}))', 'repr(collections.UserString(x))', 'str(ExceptionGroup("a", [ValueError(x)]))', 'str(OSError(x, x))', 'repr(OSError(x, x))', 'str(SyntaxError(x))', 'str(ImportError(x))', 'repr(AttributeError(x, name=x))', 'repr(StopIteration(x))', 'str(SystemExit(x))', 'str(UnicodeError(x))']:
        print(n); 
        try: exec(n, dict(globals(), x=x))
        except Exception as e: print(e)
f()
class I:
    def __iter__(self): print('iter', rc(self)); return self
    def __next__(self): print('next', rc(self)); raise StopIteration
def f():
    i = I()
    print('c'); collections.Counter(i); print('o'); collections.OrderedDict(i); print('u'); collections.OrderedDict().update(i); print('d'); collections.deque(i); dict(i); {}.update(i); collections.defaultdict(int, i)
f()
