import traceback, sys, io
class Plain:
    """A stream that names this file alike wherever it lies."""
    def __init__(self, out): self.out = out
    def write(self, text): return self.out.write(text.replace(__file__, 'program.py'))
    def flush(self): self.out.flush()
sys.stdout = Plain(sys.stdout)
def t(f):
    try: r = f(); print(repr(r)); return r
    except Exception as e: print(type(e).__name__, ':', e)
def deep(n):
    if n == 0: raise ValueError('bottom')
    deep(n-1)
def rec(n): return rec(n+1)
for f in (lambda: deep(2), lambda: deep(10)):
    try: f()
    except ValueError as e:
        ex = e
        print(traceback.format_exc())
        print(''.join(traceback.format_exception(e, limit=2)))
        print(''.join(traceback.format_exception(e, limit=-2)))
        print(''.join(traceback.format_exception(e, limit=0)))
        print(traceback.format_exception_only(e))
        traceback.print_exc(file=sys.stdout, limit=1)
        traceback.print_tb(e.__traceback__, file=sys.stdout, limit=2)
        for fr in traceback.extract_tb(e.__traceback__)[:3]: print(fr, fr.name, fr.lineno, fr.line, fr.colno, fr.end_colno, fr.end_lineno)
try: rec(0)
except RecursionError as e:
    s = traceback.format_exc().split('\n')
    print(len(s), s[0], s[1:7], [x for x in s if 'repeated' in x][0].replace(str(1), '1')[:30], s[-2])
def chain():
    try:
        try: 1/0
        except ZeroDivisionError as e: raise KeyError('k') from e
    except KeyError: 
        try: raise TypeError('during')
        except TypeError as e2:
            raise RuntimeError('last\nline two') from None
try: chain()
except RuntimeError as e:
    traceback.print_exc(file=sys.stdout)
    print(repr(e.__context__), repr(e.__cause__), e.__suppress_context__, repr(e.__context__.__context__))
    e.__suppress_context__ = False
    traceback.print_exc(file=sys.stdout)
    traceback.print_exc(file=sys.stdout, chain=False)
e = ValueError('x'); e.add_note('note one'); e.add_note('note\ntwo'); 
print(traceback.format_exception_only(e)); e.__notes__ = 5; print(traceback.format_exception_only(e)); e.__notes__ = ['a', 5, None]; print(traceback.format_exception_only(e)); e.__notes__='abc'; print(traceback.format_exception_only(e))
t(lambda: ValueError().add_note(3))
class Weird(Exception):
    def __str__(self): raise ValueError('in str')
print(traceback.format_exception_only(Weird()))
class NoneStr(Exception):
    def __str__(self): return 3
print(traceback.format_exception_only(NoneStr()))
class E1(Exception):
    def __str__(self): return ''
print(traceback.format_exception_only(E1('a')), traceback.format_exception_only(KeyError('a')), traceback.format_exception_only(None))
t(lambda: traceback.format_exception_only(ValueError, ValueError('r')))
t(lambda: traceback.format_exception(ValueError, ValueError('r'), None))
def mk():
    class Local(Exception): pass
    return Local('l')
print(traceback.format_exception_only(mk()))
class Mod(Exception): __module__ = 'other.mod'
print(traceback.format_exception_only(Mod('q')))
class BMod(Exception): __module__ = 'builtins'
print(traceback.format_exception_only(BMod('q')))
# groups
def g():
    raise ExceptionGroup('eg', [ValueError(1), ExceptionGroup('inner', [KeyError('k'), TypeError('t\nu')]), OSError(2, 'no', 'f')])
try: g()
except ExceptionGroup as eg:
    traceback.print_exc(file=sys.stdout)
    eg.add_note('gn'); eg.exceptions[0].add_note('vn')
    print(''.join(traceback.format_exception(eg)))
    print(traceback.format_exception_only(eg), traceback.format_exception_only(eg, show_group=True))
try:
    try: g()
    except* ValueError as a: raise KeyError('from star') 
    except* OSError as a: raise a.exceptions[0]
except ExceptionGroup as eg: traceback.print_exc(file=sys.stdout)
many = ExceptionGroup('many', [ValueError(i) for i in range(20)])
print(''.join(traceback.format_exception(many)))
print(''.join(traceback.TracebackException.from_exception(many, max_group_width=3).format()))
n = ValueError('core')
for i in range(14): n = ExceptionGroup(f'g{i}', [n])
print(''.join(traceback.format_exception(n)))
print(''.join(traceback.TracebackException.from_exception(n, max_group_depth=2).format()))
te = traceback.TracebackException.from_exception(ex, capture_locals=True, limit=2)
print(''.join(te.format()), te.exc_type_str, str(te), te.stack[0].locals and sorted(te.stack[-1].locals), te.exc_type if False else '', te.__cause__, te.__context__, te == traceback.TracebackException.from_exception(ex, capture_locals=True, limit=2))
try: eval('1 +')
except SyntaxError as e:
    traceback.print_exc(file=sys.stdout); print(traceback.format_exception_only(e)); te = traceback.TracebackException.from_exception(e); print(te.lineno, te.text, te.offset, te.msg, te.end_offset, te.filename, te.end_lineno)
for a in [('m', ('f', 1, 3, 'abc def\n')), ('m', ('f', 1, 3, 'abc def\n', 1, 6)), ('m', ('f', 1, 30, 'abc')), ('m', ('f', 1, 0, 'abc')), ('m', ('f', 1, None, 'abc')), ('m', ('f', None, None, None)), ('m', (None, 3, 1, '   x y')), ('m', ('f', 1, 1, 'abc', 2, 3)), ('m',('f',1,-1,'abc')), ('m',('f',1,2,'a\tbc\n',1,9)), ('m',), (), (None,), ('m', ('f', 2, 1, ''))]:
    t(lambda: traceback.format_exception_only(SyntaxError(*a)))
t(lambda: SyntaxError('m', (1,2))); t(lambda: SyntaxError('m', 3)); print(str(SyntaxError('m',('a/b.py',3,4,'x'))), repr(SyntaxError('m',('a',3,4,'x'))), str(SyntaxError('m',(None,3,4,'x'))),str(SyntaxError('m',('f',None,4,'x'))))
def st():
    for x in traceback.extract_stack()[-2:]: print(x, x.line)
    print(''.join(traceback.format_stack(limit=2)))
    traceback.print_stack(file=sys.stdout, limit=1)
st()
print(traceback.StackSummary.from_list([('f', 3, 'n', 'line'), ('g', 4, 'm', None)]).format(), traceback.format_list([('f', 3, 'n', 'line')]), traceback.FrameSummary('a', 1, 'b', lookup_line=False, line='zz', locals={'q': 3}))
print(traceback.format_list([('f', 3, 'n', 'line')]*6))
fs = traceback.FrameSummary('a', 1, 'b', line='zz'); print(list(fs), fs == ('a',1,'b','zz'), len(fs), fs[0:2])
def walk():
    try: deep(1)
    except ValueError as e: return [(f.f_code.co_name, l) for f, l in traceback.walk_tb(e.__traceback__)]
print(walk())
f = io.StringIO(); traceback.print_exception(ValueError('to io'), file=f); print(repr(f.getvalue()))
try:
    raise ValueError('a') from KeyError('b')
except ValueError as e: print(traceback.format_exc())
a = ValueError('self'); a.__cause__ = a; print(traceback.format_exception(a))
b = ValueError('b'); c = ValueError('c'); b.__context__ = c; c.__context__ = b; print(traceback.format_exception(b))
def gen():
    try: yield 1
    finally: raise KeyError('gen close')
gg = gen(); next(gg)
try: gg.close()
except KeyError: traceback.print_exc(file=sys.stdout)
gg = gen(); next(gg)
try: gg.throw(ValueError('thrown'))
except KeyError: traceback.print_exc(file=sys.stdout)
try:
    int('x'
        'y'
        .upper())
except ValueError: traceback.print_exc(file=sys.stdout)
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): raise RuntimeError('exit')
try:
    with CM(): raise ValueError('body')
except RuntimeError: traceback.print_exc(file=sys.stdout)
exec(compile('def q():\n  return 1/0\n', '<made>', 'exec'))
try: q()
except ZeroDivisionError: traceback.print_exc(file=sys.stdout)
sys.excepthook(ValueError, ValueError('hooked'), None)
def nested_long(a, b):
    return (a + b
            + (a *
               b / 0)
            + 1)
x = [nested_long(i, 2) for i in range(3)]
