import operator, itertools, copy, datetime
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def f(*a, **k): return a, k
t(lambda: f(**{1: 2}, **{1: 2})); t(lambda: f(**{'a': 2}, **{'a': 2}))
t(lambda: list(itertools.takewhile(None, 'ab'))); t(lambda: list(itertools.dropwhile(None, 'ab'))); t(lambda: list(itertools.filterfalse(None, [0, 1])))
t(lambda: datetime.date(2024, 1, 1) - datetime.datetime(2024, 1, 1)); t(lambda: datetime.datetime(2024, 1, 1) - datetime.date(2024, 1, 1))
x = datetime.datetime(2024, 1, 1, fold=1); print(repr(copy.copy(x)), repr(copy.deepcopy(x)), repr(copy.copy(datetime.time(1, fold=1))))
class S(str):
    def __trunc__(self): return 7
t(lambda: int(S('5')))
for a in ({}, 1, [1], 'x', (1,), {1}):
    for b in ([2], 'y', {}, 2.5): t(lambda: operator.concat(a, b)); t(lambda: operator.iconcat(a, b))
class I:
    def __iter__(self): return NotImplemented
class J:
    def __iter__(self): raise LookupError('no')
class K:
    def __iter__(self): yield 5
class H:
    def __length_hint__(self): return 2**70
for o in I(), J(), K(), 5, None: t(lambda: ''.join(o)); t(lambda: b''.join(o))
t(lambda: operator.length_hint(H()))
