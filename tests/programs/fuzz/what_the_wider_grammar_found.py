class D(dict):
    def __bool__(self): return False
    def __len__(self): return 0
import json
print(json.dumps(D(a=1)), json.dumps(D(a=1), indent=1))
m = memoryview(bytearray(b'abcd'))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def s(k, v): m[k] = v
for k in ((1,), (), (1, 2), (slice(None),), (slice(None), 1), slice(0, 2, 0), slice('a'), None, 'x'):
    t(lambda: m[k]); t(lambda: s(k, 5)); t(lambda: s(k, b'zz'))
t(lambda: b'%f' % 'x'); t(lambda: '%f' % 'x'); t(lambda: b'%g' % (None,))
from fractions import Fraction as F
for z in (1j, 0.5, 2): 
    for f in (lambda: F(1,2)+z, lambda: z+F(1,2), lambda: F(1,2)//z, lambda: z % F(1,2), lambda: z/F(1,2), lambda: divmod(F(1,2), z), lambda: F(1,3)**z): t(f)
T = type('T', (), {1: 2, 'b': 3})
import operator, itertools
t(lambda: operator.countOf(None, 0)); t(lambda: operator.indexOf(5, 0))
class A(type): pass
def im(a, b):
    a *= b
    return a
for a in ({}, 1, None, [1], 'x', object(), {1}):
    for b in ((1,), [2], 'y', 2, {}): t(lambda: im(a, b))
t(lambda: (1,).__class__.__name__)
for a in ((2**70,), (-1,), (None,), (1, 2**70), (-1, 5), (1, -1), (1, 5, 0), (1, 5, -1), (1, 5, 2**70), (1.5,), (0, 'x'), ('x', 2), (0, 2, 'x')): t(lambda: list(itertools.islice('abcdef', *a)))
class B:
    def __lt__(self, o):
        print('lt'); return NotImplemented
t(lambda: sorted([B(), B()])); t(lambda: sorted([B(), 1]))
class I:
    def __trunc__(self): return 5
t(lambda: int(I()))
import string
for x in ('a{b!r:{w}}c{{}}', '{', '}', '{}}', '{0!', '{0!r', '{0!rx}', '{a[}]}', '{0:{1}', '{{', '}}', 'a}', '{a{b}}', '{!}', '{:}}', '{a!}', '{0!r:>{5}}'): t(lambda: list(string.Formatter().parse(x)))
e = ValueError('m'); e.__cause__ = KeyError('c')
g = ExceptionGroup('g', [e, e, ExceptionGroup('h', [e, TypeError(1)])]); g.__cause__ = e
raise g
