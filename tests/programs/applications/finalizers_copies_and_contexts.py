import sys
def t(f, *a, **k):
    try:
        r = f(*a, **k); print(repr(r)); return r
    except BaseException as e: print(type(e).__name__, ":", e)
def ev(src, **ns):
    try: print(src, "->", repr(eval(src, globals(), ns) if ns else eval(src, globals())))
    except BaseException as e: print(src, "!!", type(e).__name__, ":", e)

import weakref, gc, copy, contextlib
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
    def __repr__(s): return f'D{s.n}'
def f():
    a = D(1); b = D(2); c = a; del a; print('a gone'); b = None; print('b gone'); d = [D(3), D(4)]; d[0] = 0; print('x'); D(5); print(D(6)); e = (D(7), D(8)); print('end')
f(); print('--')
x = D('x'); x = D('y'); x = None
d = {1: D('d1'), 2: D('d2')}; d[1] = 0; d.pop(2); d[3] = D('d3'); d.clear(); l = [D(i) for i in range(3)]; del l[1]; l[:] = [1]; s = {D('s')}; s.clear()
def g():
    try: loc = D('loc'); raise ValueError
    finally: print('fin')
try: g()
except ValueError as e: print('caught'); tb = e.__traceback__
print('after'); del tb; print('after del')
def gen():
    a = D('gen')
    try: yield 1
    finally: print('gen fin')
g = gen(); next(g); del g; print('gen deleted'); g = gen(); next(g); g.close(); g = None
def leak(): yield D('never'); 
z = leak(); del z
class Res:
    def __del__(s): raise RuntimeError('in del')
sys.unraisablehook = lambda u: print('unraisable', u.exc_type.__name__, u.exc_value, u.err_msg, getattr(u.object, '__qualname__', u.object))
r = Res(); del r
class Resur:
    def __del__(s): global saved; saved = s; print('resurrect')
q = Resur(); del q; print(type(saved)); del saved; print('gone silently')
a = D('cyc'); a.self = a; del a; print('collect', gc.collect() > 0)
w = weakref.ref(o := D('w'), lambda r: print('callback', r() is None)); print(w() is o, w == weakref.ref(o), hash(w) == hash(o), weakref.getweakrefcount(o)); del o; print(w(), repr(w)[:9], w == weakref.ref(D('tmp')))
for bad in (1, 'a', [], (), {}, None, object()): t(lambda: weakref.ref(bad) and 1)
class Sl: __slots__ = ('a', '__weakref__')
class Sl2: __slots__ = ('a',)
print(weakref.ref(s := Sl())() is s); t(lambda: weakref.ref(Sl2()))
p = weakref.proxy(o := D('p')); print(p.n, p, repr(p)[:9], type(p).__name__); p.n = 9; print(o.n); del o; t(lambda: p.n); t(lambda: str(p)); t(lambda: bool(p))
wd = weakref.WeakValueDictionary(); v = D('wv'); wd['k'] = v; print(len(wd), 'k' in wd, wd['k'], list(wd.items())); del v; print(len(wd), wd.get('k')); t(lambda: wd['k'])
wk = weakref.WeakKeyDictionary(); k = D('wk'); wk[k] = 5; print(len(wk), wk[k], k in wk); del k; print(len(wk)); ws = weakref.WeakSet(); e1 = D('ws'); ws.add(e1); print(len(ws), e1 in ws); del e1; print(len(ws))
class M:
    def m(s): return 'm'
mm = M(); wm = weakref.WeakMethod(mm.m); print(wm()()); del mm; print(wm()); wm2 = weakref.ref(M().m); print(wm2())
fz = weakref.finalize(o := D('fin'), print, 'finalized', 1, sep='-'); print(fz.alive, fz.peek()[2:], fz.detach() is not None, fz.alive, fz()); fz = weakref.finalize(o, lambda: print('fz2')); del o; print(fz.alive); fz3 = weakref.finalize(D, print, 'at exit'); 
# deepcopy/copy
class Node:
    def __init__(s, v): s.v = v; s.kids = []; s.up = None
root = Node(1); k = Node(2); k.up = root; root.kids += [k, k]; c = copy.deepcopy(root); print(c is root, c.kids[0] is c.kids[1], c.kids[0].up is c, c.kids[0] is k); sc = copy.copy(root); print(sc.kids is root.kids)
l = [1]; l.append(l); lc = copy.deepcopy(l); print(lc, lc[1] is lc); t2 = ([],); t2[0].append(t2); tc = copy.deepcopy(t2); print(tc[0][0] is tc)
class CC:
    def __init__(s): s.log = []
    def __copy__(s): print('__copy__'); return 'shallow'
    def __deepcopy__(s, memo): print('__deepcopy__', type(memo).__name__); return 'deep'
print(copy.copy(CC()), copy.deepcopy([CC(), CC()]))
class Red:
    def __init__(s, *a): s.a = a; print('init', a)
    def __reduce__(s): return Red, (s.a, 'r'), {'extra': 1}, iter([1, 2]), iter([('k', 'v')])
    def append(s, x): print('append', x)
    def extend(s, x): print('extend', list(x))
    def __setitem__(s, k, v): print('setitem', k, v)
    def __setstate__(s, st): print('setstate', st)
print(copy.copy(Red(5)).a, copy.deepcopy(Red(6)).a)
class GS:
    def __init__(s): s.a = 1; s.b = [2]
    def __getstate__(s): print('getstate'); return {'b': s.b}
print(copy.copy(GS()).__dict__, copy.deepcopy(GS()).__dict__)
class GNA:
    def __new__(cls, a, *, k): o = super().__new__(cls); o.a = (a, k); return o
    def __getnewargs_ex__(s): return (s.a[0],), {'k': s.a[1]}
print(copy.copy(GNA(1, k=2)).a, copy.deepcopy(GNA([1], k=2)).a)
class SlC:
    __slots__ = ('a', 'b')
    def __init__(s): s.a = [1]
sl = copy.deepcopy(SlC()); print(sl.a, hasattr(sl, 'b'), SlC().__getstate__(), copy.copy(sl).a is sl.a)
class TL(list):
    def __init__(s, *a): super().__init__(*a); s.tag = 't'
tl = copy.deepcopy(TL([1, [2]])); print(tl, tl.tag, type(tl)); class_ = copy.deepcopy(TL); print(class_ is TL, copy.copy(print) is print, copy.deepcopy(len) is len, copy.deepcopy(1j), copy.copy(range(3)), copy.deepcopy(slice(1, 2)), copy.copy(None), copy.deepcopy(...), copy.deepcopy({'a': {1, 2}, 'b': frozenset([3])}), copy.copy(bytearray(b'a')), copy.deepcopy((1, 2)) , copy.deepcopy(Exception('a', [1])).args); t(copy.copy, (i for i in [])); t(copy.deepcopy, sys); t(copy.copy, gen()); t(lambda: copy.deepcopy({1: (i for i in [])})); 
for o in (object(), 3, 'a', [1], D('red'), Sl(), TL([1]), ValueError(1)):
    for pr in (0, 1, 2, 4):
        try: r = o.__reduce_ex__(pr); print(type(o).__name__, pr, len(r), r[0].__name__, [type(x).__name__ for x in r[1]])
        except TypeError as e: print(type(o).__name__, pr, e)
import copyreg
class Pt:
    def __init__(s, x): s.x = x
copyreg.pickle(Pt, lambda p: (Pt, (p.x * 10,))); print(copy.copy(Pt(3)).x)
# context managers
from contextlib import *
class CM:
    def __init__(s, n, sup=False, fail=''): s.n = n; s.sup = sup; s.fail = fail
    def __enter__(s):
        print('enter', s.n)
        if 'e' in s.fail: raise ValueError('enter ' + s.n)
        return s.n
    def __exit__(s, t, v, tb):
        print('exit', s.n, t.__name__ if t else None, v)
        if 'x' in s.fail: raise KeyError('exit ' + s.n)
        return s.sup
def run(*cms, body=None):
    try:
        with ExitStack() as st:
            for c in cms: st.enter_context(c)
            st.callback(print, 'cb', 1, sep=':'); st.push(lambda t, v, tb: print('push', t) or False)
            if body: raise body
            print('body')
        print('done')
    except BaseException as e: print('raised', repr(e), repr(e.__context__), repr(e.__cause__))
run(CM('a'), CM('b')); run(CM('a'), CM('b', True), body=ValueError('v')); run(CM('a', True), CM('b', fail='x'), body=ValueError('v')); run(CM('a'), CM('b', fail='e')); run(CM('a', fail='x'), CM('b', fail='x'), body=TypeError('t')); run(CM('a'), 5)
@contextmanager
def cmg(n, sw=False):
    print('>', n)
    try: yield n
    except ValueError as e:
        print('caught', e)
        if not sw: raise
    else: print('else')
    finally: print('<', n)
for sw in (0, 1):
    try:
        with cmg(1, sw) as a, cmg(2) as b: print(a, b); raise ValueError('in')
    except ValueError as e: print('out', e)
@contextmanager
def bad0():
    if 0: yield
@contextmanager
def bad2(): yield; yield
@contextmanager
def badx():
    try: yield
    except Exception: yield
@contextmanager
def stop(): yield; raise StopIteration
@contextmanager
def conv():
    try: yield
    except KeyError as e: raise LookupError('conv') from e
for c, ex in ((bad0, None), (bad2, None), (badx, ValueError('q')), (stop, None), (conv, KeyError('k')), (lambda: cmg(3), StopIteration('si')), (lambda: cmg(4), GeneratorExit())):
    try:
        with c():
            if ex: raise ex
    except BaseException as e: print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
@cmg('deco')
def decorated(x): print('in', x); return x
print(decorated(1), decorated(2)); g = cmg(9); g.__enter__(); t(g.__enter__) 
with suppress(KeyError, OSError) as s: {}['x']; print('never')
t(lambda: suppress(KeyError).__exit__(ValueError, ValueError(), None))
try:
    with suppress(ValueError): raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
except ExceptionGroup as e: print(repr(e))
import io
with redirect_stdout(io.StringIO()) as buf: print('hidden'); 
print(repr(buf.getvalue())); 
with redirect_stderr(io.StringIO()) as eb: print('x', file=sys.stderr)
print(repr(eb.getvalue()), nullcontext(5).__enter__())
with closing(io.StringIO('q')) as c: print(c.read())
print(c.closed)
class Dec(ContextDecorator):
    def __enter__(s): print('De'); return s
    def __exit__(s, *a): print('Dx', a[0]); return True
@Dec()
def ff(): raise ValueError
print(ff()); st = ExitStack(); st.callback(print, 'later'); n = st.pop_all(); st.close(); print('closed'); n.close(); t(lambda: st.enter_context(5)); t(st.push, 5); t(st.callback); 
class NoExit:
    def __enter__(s): pass
for c in (NoExit(), 5, NoExit): 
    try:
        with c: pass
    except Exception as e: print(type(e).__name__, e)
print(isinstance(CM('z'), AbstractContextManager), issubclass(int, AbstractContextManager)); del fz3; print('exit')
