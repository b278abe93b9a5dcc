"""Odd corners: scopes, class cells, unpacking, exception chains and groups, operators, formats, iteration protocols."""
import sys, re, json, string, textwrap, itertools, functools, operator, collections, math, random, time, io, contextlib, dataclasses, types, typing, enum, abc, copy, pprint, difflib, bisect, heapq, traceback
# scopes
x = 'global'
def scopes():
    x = 'local'
    class C:
        y = x
        x = 'class'
        def m(self): return x
        z = [x for _ in range(1)]
        w = (lambda: x)()
        @staticmethod
        def cls(): return __class__
    def inner():
        nonlocal x; x += '!'
        def deeper(): global x; x = 'changed'; return x
        return deeper(), x
    return C.y, C().m(), C.z, C.w, C.cls().__qualname__, inner(), x
print(scopes(), x)
def gen_scope(): return [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]], [i := 5, i + 1], i
print(gen_scope())
def dels():
    a = 1; del a
    try: a
    except UnboundLocalError as e: print(e)
    def g(): return b
    try: g()
    except NameError as e: print(type(e).__name__, e)
    b = 1
    try: del nope_
    except NameError as e: print(e)
dels()
try:
    exec('def f():\n  nonlocal q\n  q = 1')
except SyntaxError as e: print(e)
for src in ['def f(a, a): pass', 'x = yield', 'return 1', 'break', 'f(a=1, a=2)', 'f(**a, *b)', 'f(a=1, 2)', '(x for x in y) = 1', 'a, b += 1', 'def f():\n global x\n x=1\n nonlocal x', 'def f(x):\n global x', 'x = 1\n  y', 'if 1:\npass', 'lambda: (yield)', '*a', 'del f()', 'f() = 1', 'None = 1', 'with a as 1: pass', 'try: pass', 'class C(x for x in y): pass', 'a = *b', 'for x in *a, b: pass', '{**a for a in b}', '[*a for a in b]', 'async def f(): [await x for x in y]\nawait z', 'import a.b as c.d', 'from . import *', 'def f(*): pass', 'def f(a=1, b): pass', 'def f(a, /, b, /): pass', 'f"{a b}"', 'f"{}"', 'f"{a!z}"', "f'{a'", 'x = 08', '1_', '0b2', '1__0', '"abc', "'''abc", 'a ? b', 'a = $', '\\ x', 'match x:\n case a: pass\n case b: pass', 'match x:\n case a | 1: pass', 'match x:\n case [*a, *b]: pass', 'match x:\n case {**r, "a": 1}: pass', 'match x:\n case C(a=1, a=2): pass', 'print "hi"', 'exec "a"', 'if x = 1: pass', 'while x := 1: pass\nx := 2', '(a := 1) = 2', '[i := 0 for i in x]', 'class A:\n [j := i for i in x]', 'assert (1, "a")', 'x is 1', '"a" "b" c', 'else: pass', 'def', 'a.b: int = 1; (a): int; a, b: int', 'x: int: str', 'try:\n pass\nexcept:\n pass\nexcept A:\n pass', 'try:\n pass\nexcept* A:\n break', 'raise a, b', 'not = 1', 'a not b', 'a b', 'a 1', '1 a', '1if 1else 2', '0x1for x in y', 'a.1', '...a', 'nonlocal x', '(yield) = 1', 'def f():\n return\n yield from x\nasync def g():\n yield from x']:
    try:
        import warnings
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter('always')
            c = compile(src, 's', 'exec')
        print(repr(src), 'ok', [str(i.message) for i in w])
    except SyntaxError as e: print(repr(src), '->', type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
# exceptions
class E1(Exception): pass
def chain():
    try:
        try: 1 / 0
        except ZeroDivisionError as e: raise E1('one') from e
    except E1:
        try: {}['k']
        finally:
            try: int('x')
            except ValueError: pass
try: chain()
except KeyError as e:
    e.add_note('a note'); e.add_note('two\nlines')
    print(''.join(traceback.format_exception(e)).replace(__file__, 'F'))
def returns():
    for i in range(3):
        try:
            if i == 1: continue
            yield i
        finally: yield f'f{i}'
print(list(returns()))
def fin():
    try: return 'try'
    finally:
        return 'finally'
def fin2():
    while True:
        try: 1 / 0
        except ZeroDivisionError: break
        finally: pass
    else: return 'no'
    try: return (lambda: 'a')()
    finally: print('cleanup')
print(fin(), fin2())
eg = ExceptionGroup('g', [ValueError(1), ExceptionGroup('n', [TypeError('t'), KeyError('k')]), OSError(2, 'x')])
try:
    try: raise eg
    except* (ValueError, KeyError) as g: print(g, [type(x).__name__ for x in g.exceptions])
    except* OSError as g: print('os', g.exceptions); raise RuntimeError('new') from g
except BaseExceptionGroup as r: print(repr(r), r.subgroup(TypeError), r.split(RuntimeError)); print(''.join(traceback.format_exception(r)).replace(__file__, 'F'))
with contextlib.ExitStack() as st:
    for i in range(3): st.callback(print, 'cb', i)
    st.enter_context(contextlib.suppress(KeyError)); st.push(lambda t, v, tb: print('push', t) or True)
    raise IndexError('in stack')
@contextlib.contextmanager
def cm(n):
    print('in', n)
    try: yield n
    except ValueError as e: print('cm caught', e)
    finally: print('out', n)
with cm(1) as a, cm(2) as b:
    print(a, b); raise ValueError('v')
@cm('deco')
def decorated(): return 'r'
print(decorated())
# operators
class V:
    def __init__(self, *c): self.c = c
    def __repr__(self): return f'V{self.c}'
    def __add__(self, o): return V(*map(operator.add, self.c, o.c)) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return ('radd', o)
    def __matmul__(self, o): return sum(map(operator.mul, self.c, o.c))
    def __neg__(self): return V(*(-i for i in self.c))
    def __getitem__(self, i): return ('item', i)
    def __setitem__(self, i, v): print('set', i, v)
    def __delitem__(self, i): print('del', i)
    def __contains__(self, i): return i in self.c
    def __call__(self, *a, **k): return a, k
    def __iter__(self): yield from self.c
    def __len__(self): return len(self.c)
    def __index__(self): return 3
    def __eq__(self, o): return NotImplemented if not isinstance(o, V) else self.c == o.c
    def __lt__(self, o): return 'lt'
    def __bool__(self): return any(self.c)
    def __format__(self, s): return f'<{s}>'
    def __divmod__(self, o): return 'divmod'
    def __rpow__(self, o, m=None): return ('rpow', o, m)
    def __ilshift__(self, o): return ('ilshift', o)
    def __round__(self, n=None): return ('round', n)
    def __trunc__(self): return 8
    def __reversed__(self): return iter('rev')
    def __length_hint__(self): return 5
    def __class_getitem__(cls, i): return ('cls', i)
    def __getattr__(self, n):
        if n.startswith('dyn_'): return n[4:]
        raise AttributeError(n)
v = V(1, 2)
print(v + V(3, 4), 1 + v, v @ V(5, 6), -v, v[1], v[1:2], v[..., 1:2:3, None], 2 in v, v(1, *[2], a=3, **{'b': 4}), [*v], [10, 20, 30, 40][v], v == V(1, 2), v != 5, v < 1, v > V(0), bool(V(0)), f'{v:abc}', format(v), divmod(v, 1), 2 ** v, round(v), round(v, 2), math.trunc(v), list(reversed(v)), V[int], v.dyn_x, range(10)[v], 'abcdef'[v], hex(v), operator.index(v))
v[1:2] = 5; del v[0]; v <<= 4; print(v)
for f in (lambda: V(1) - 1, lambda: V(1).nope, lambda: V(1) >= 1, lambda: hash(V(1)), lambda: int(V(1)), lambda: V(1) + 1, lambda: float(V(1)), lambda: complex(V(1)), lambda: -[], lambda: ~1.5, lambda: [] @ [], lambda: divmod('a', 1), lambda: 'a' ** 2, lambda: 1 << 'a', lambda: [].foo, lambda: int.foo, lambda: math.foo, lambda: None.foo, lambda: (1).foo()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# formats
for spec in ['', '>10', '<10', '^10', '=10', '+', ' ', '010', ',', '_', 'x', '#x', '#010x', 'b', 'o', 'e', '.2f', '10.3f', '+.1e', '%', '.1%', 'g', 'n', 'c', '*^+12,.2f', '-^12', '\u00e9>5']:
    row = []
    for val in (42, -1234567, 3.14159, 'txt', True):
        try: row.append(format(val, spec))
        except (ValueError, OverflowError) as e: row.append(str(e)[:40])
    print(repr(spec), row)
w, n = 12, 3.14159
print(f'{n:{w}.{2}f}|{n!r:>{w}}|{"a" "b"!s:^{w}}|{n=}|{n = :.2f}|{w=!s}|{{}}|{f"{f"{w}"}"}|{[i for i in (1, 2)]}|{(lambda q: q)(3)}|{w:>5}{n:<6.2f}|{"\n".join("ab")!r}|{w if w else n}|{dict(a=1)["a"]}')
print('%-10s|%+05d|%x|%X|%#o|%e|%g|%c|%r|%%|%5.1f|%*d' % ('ab', 5, 255, 255, 8, 12345.678, 0.0001, 'z', 'q', 2.25, 6, 42))
print(textwrap.fill('The quick brown fox jumps over the lazy dog ' * 2, 30, initial_indent='* ', subsequent_indent='  '), textwrap.dedent('''
    a
      b
    c'''), textwrap.shorten('hello world foo bar', 12), sep='\n')
print(string.Template('$a ${b} $$ $c').safe_substitute(a=1, b=2), re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.split(r'([,;])\s*', 'a, b;c'), re.findall(r'(?P<k>\w)=(?P<v>\d+)', 'a=1,b=22'), [m.span() for m in re.finditer(r'(?i)A+', 'aAbaa')], re.fullmatch(r'(a|b)*?c', 'abac'), re.sub(r'\d', lambda m: str(int(m[0]) * 2), 'a1b5'))
pprint.pprint({'key' + str(i): list(range(i * 3)) for i in range(6)}, width=40); pprint.pprint([dataclasses.make_dataclass('D', ['a', 'b'])(1, 'x' * 60), {1, 2}, ('t',)], width=50)
print(*difflib.unified_diff('one\ntwo\nthree'.splitlines(), 'one\n2\nthree\nfour'.splitlines(), lineterm=''), sep='\n')
print(json.dumps({'a': [1, 2.5, None, True, 'é\n"'], 'b': {'c': float('inf')}, 1: 2}, indent=2, ensure_ascii=False), json.loads('{"a": [1, 2e3, "\\u00e9"], "b": null}'))
for bad in ['{', '[1,]', '{"a" 1}', '"abc', 'nul', '01', '[1 2]', '{1: 2}', '"\\x"', '']:
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(repr(bad), e)
print(list(itertools.chain.from_iterable(zip(*[iter('abcdef')] * 2))), list(itertools.groupby('aabbc', str.upper))[1][0], list(itertools.islice(itertools.cycle('ab'), 3, 8, 2)), list(itertools.accumulate([1, 2, 3], operator.mul, initial=10)), list(itertools.pairwise('abc')), list(itertools.batched('abcde', 2)), list(itertools.zip_longest('ab', 'c', fillvalue='-')), list(itertools.product('ab', repeat=2))[:3], list(itertools.combinations_with_replacement('ab', 2)), list(itertools.starmap(pow, [(2, 3)])), list(itertools.takewhile(str.isalpha, 'ab1c')), [list(g) for g in itertools.tee([1, 2])], list(itertools.compress('abc', [1, 0, 1])), list(itertools.permutations('abc', 2))[-1], list(itertools.filterfalse(None, [0, 1])))
