import sys
def t(f, *a, **k):
    try:
        r = f(*a, **k); print(repr(r)); return r
    except BaseException as e: print(type(e).__name__, ":", e)
def ev(src, **ns):
    try: print(src, "->", repr(eval(src, globals(), ns) if ns else eval(src, globals())))
    except BaseException as e: print(src, "!!", type(e).__name__, ":", e)

x = 'global'
class A:
    x = 'class'
    y = [x for _ in range(2)]
    z = [i for i in x]
    w = (lambda: x)()
    def m(self): return x
    g = list(a + b for a in x for b in x[:1])
    class B: y = x
    try: del x
    except NameError as e: print(e)
    print(x)
print(A.y, A.z, A.w, A().m(), A.g, A.B.y, hasattr(A, 'x'))
def outer():
    x = 'outer'
    class C:
        print(x)
        x = 'c' + x if False else 'c'
        def f(self): return x, __class__
        l = [x for _ in 'a']
        nonlocal_ = x
    class D:
        nonlocal x
        x = 'changed'
    def inner():
        nonlocal x
        x += '!'
        def deeper():
            nonlocal x
            x += '?'
            return x
        return deeper
    return C().f(), C.l, x, inner()(), x
t(outer)
def unbound():
    def f():
        return v
    t(f)
    v = 1
    print(f())
    del v
    t(f)
    def g():
        nonlocal v
        del v
    t(g)
unbound()
def loc():
    t(lambda: q1)
    try: print(q2)
    except UnboundLocalError as e: print(e)
    q2 = 1
    del q2
    try: q2
    except UnboundLocalError as e: print(e)
    try: del q2
    except UnboundLocalError as e: print(e)
loc()
fs = [lambda: i for i in range(3)]; print([f() for f in fs]); fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
print([(lambda: j)() for j in range(3)], [[k for k in range(n)] for n in range(3)], {a: b for a, b in zip('ab', range(2))}, [y := 5, y ** 2], y, [z := i for i in range(3)], z)
def comp():
    r = [last := i for i in range(4)]
    return last, r, any((found := v) > 2 for v in range(5)), found, [locals().get('i') for i in 'a'], sorted(locals())
print(comp())
def evs():
    a = 1; b = 2
    print(eval('a + b'), sorted(locals())); exec('a = 99; c = 3'); print(a, 'c' in locals()); l = locals(); exec('a = 5', {}, l); print(a, l['a']); l['b'] = 77; print(b)
    def cl(): return a
    print(eval('a'), sorted(cl.__code__.co_freevars)); t(eval, 'undefinedname'); t(eval, '[a for _ in "x"]'); t(eval, 'cl()'); return [v for v in locals() if v != 'cl']
print(evs())
ns = {}; exec('def f(): return g()\ndef g(): return 7\nq = [w for w in range(3)]\nclass K: r = 1', ns); print(ns['f'](), ns['q'], sorted(k for k in ns if k != '__builtins__'))
g, l = {'a': 1}, {'b': 2}; exec('c = a + b; global d; d = 9; b = 5', g, l); print({k: v for k, v in g.items() if k[0] != '_'}, l)
t(exec, 'def f():\n return v\nv = 3\nprint(f())', {}, {}); t(exec, 'class Q:\n v = 3\n print([v for _ in [1]])', {}, {}); t(eval, 'x', {'x': 1, '__builtins__': {}}); t(eval, 'len([])', {'__builtins__': {}}); t(eval, 'print', {'__builtins__': None}); t(exec, 'import sys', {'__builtins__': {}}); t(eval, '__import__("math").pi', {}); t(eval, 'a', {}, {'a': 3}); t(eval, 'a', []); t(eval, 'a', {}, 5); t(exec, 5); t(eval, b'1+1'); t(eval, ' 1\n'); t(eval, '1;2'); t(eval, ''); t(exec, ''); t(eval, compile('1+1', 'f', 'eval')); t(eval, compile('q=1', 'f', 'exec')); 
class Map(dict):
    def __missing__(self, k): return f'<{k}>'
t(eval, 'foo + bar', {}, Map()); t(eval, 'foo', Map()); t(exec, 'z1 = y1', {}, Map()); 
class NS:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print('get', k); return self.d[k]
    def __setitem__(self, k, v): print('set', k); self.d[k] = v
    def __delitem__(self, k): print('del', k); del self.d[k]
exec('a = 1\nb = a\nfor i in [1]: pass\ndel a\nimport math as m\ndef f(): pass\nclass C: pass\nlen', {}, NS())
for code, mode in (('1', 'single'), ('x9 = 1', 'single'), ('[1, 2]', 'single'), ('None', 'single'), ('if 1:\n  5\n  6\n', 'single'), ('for i in range(2): i\n', 'single')):
    exec(compile(code, 's', mode))
print(_ if '_' in globals() else 'no _')
import builtins; print(builtins._ if hasattr(builtins, '_') else None)
def deco(*a, **k):
    print('deco', a, k)
    def w(f): print('apply', f.__name__, a); return f
    return w
@deco(1)
@deco(2, z=3)
def decorated(a=print('default'), *, b: print('annot') = print('kwdefault')) -> print('ret'): pass
@deco('cls')
class Dc(print('base') or object, metaclass=print('meta') or type): print('body')
def order(n): print(n, end=' '); return n
d = {order('k1'): order('v1'), order('k2'): order('v2')}; l = [order(1), *[order(2)], order(3)]; order(max)(order(1), *[order(2)], key=order(None), **{'default': order(4)} if False else {}); print()
(lambda *a, **k: print(a, k))(order(1), *[order(2)], x=order(3), *[order(4)], **{'y': order(5)})
a = [0, 0]; i = 0
i = a[i] = 1; print(a, i); a[order(0)], a[order(1)] = order(5), order(6); print(order(1) < order(2) < order(0) < order(9), order(0) or order(2) and order(3), order(1) if order(0) else order(2), not order(1), order(2) ** order(3) ** order(0), -order(2) ** order(2), order(1) == order(1) != order(2))
def swap(a, b, /, *c, d=1, **e): return a, b, c, d, e
for args, kw in (((1,), {}), ((1, 2, 3), dict(a=5, b=6)), ((), dict(a=1, b=2)), ((1, 2), dict(d=3, d2=4)), ((1, 2, 3, 4), {})): t(swap, *args, **kw)
for src in ['swap()', 'swap(1)', 'swap(1,2,**{"d":1},**{"d":2})', 'swap(1,2,d=1,**{"d":2})', 'swap(1,2,**{1:2})', 'swap(*5)', 'swap(1,2,**5)', '(lambda a,b=1,*,c,d:0)()', '(lambda a,b=1,*,c,d:0)(1,2,3,4)', '(lambda a,b=1,*,c,d:0)(1,e=1)', '(lambda a,/,b:0)(a=1,b=2)', '(lambda a,/,b,c:0)(a=1)', '(lambda:0)(1)', '(lambda:0)(1,2)', '(lambda a:0)(1,2)', '(lambda a=1:0)(1,2)', '(lambda a,b=1:0)(1,2,3)', '(lambda *,a:0)(1)', '(lambda *,a:0)(1,a=2)', '(lambda *,a=1:0)(1,2,a=3)', '(lambda a,b,c:0)()', '(lambda a,b:0)()', '(lambda *,a,b,c:0)()', '(lambda a:0)(1,a=2)', '(lambda a:0)(b=2)', '(lambda abc:0)(abd=2)', '(lambda a,/:0)(a=2)', 'len()', 'len(1,2)', 'len(x=1)', 'len([],x=1)', '[].append()', '[].append(1,2)', '{}.get()', '{}.get(1,2,3)', '"".join()', 'int(1,2,3)', 'int(x=1)', 'print(zork=1)', 'sorted()', 'sorted([],1)', 'isinstance(1)', 'dict(1,2)', 'list(1,2)', 'range(1,2,3,4,5)', 'enumerate()', 'enumerate([],1,2)', 'enumerate([],zork=1)', 'str(1,2,3,4)', 'str(b"a",zork=1)', 'object(1)', 'type.mro()', 'int.__add__()', 'int.__add__("a",1)', 'str.upper()', 'str.upper(1)', 'list.append(1,2)', '"a".split(1)', '"a".split(zork=1)', '"a".encode(1)', 'round()', 'pow(1)', 'sum()', 'divmod(1)', 'abs()', 'chr("a")', 'ord("ab")', 'ord(1)', 'hash([])', 'id()', 'getattr(1)', 'getattr(1,2)', 'setattr(1,2)', 'hasattr(1,2)', 'hasattr(1)', 'vars(1)', 'dir(1,2)', 'iter()', 'super(1,2)', 'property(1,2,3,4,5)', 'classmethod()', 'staticmethod(1,2)', 'slice()', 'bytes(1,2)', 'bytes("a")', 'bytes("a",1)', 'bytes([1,"a"])', 'bytes(-1)', 'bytearray("a")', 'frozenset(1)', 'set(1,2)', 'complex(1,2,3)', 'float(1,2)', 'bool(1,2)', 'memoryview("a")', 'zip(1)', 'all()', 'any(1)', 'filter()', 'bin("a")', 'hex(1.0)', 'format()', 'format(1,2,3)', 'input(1,2)', 'compile()', 'exec()', 'eval()', '__import__()', '__import__(1)', 'globals(1)', 'callable()', 'ascii()', 'repr()', 'aiter(1)', 'anext(1)', 'min()', 'reversed()', 'next()', 'map(1)']: ev(src)
