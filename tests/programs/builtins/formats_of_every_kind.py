import sys
def t(f, *a, **k):
    try:
        r = f(*a, **k); print(repr(r)); return r
    except BaseException as e: print(type(e).__name__, ":", e)
def ev(src, **ns):
    try: print(src, "->", repr(eval(src, globals(), ns) if ns else eval(src, globals())))
    except BaseException as e: print(src, "!!", type(e).__name__, ":", e)

vals = [0, 1, -1, 42, -12345678, 10**25, 3.14159, -0.0, 1e300, 1e-300, float('inf'), float('nan'), 123456.789, 0.5, 1.5, 2.5, 1+2j, -0j, 'hé', '', True, None, b'x', [1]]
specs = ['', 'd', '5', '<8', '>8', '^8', '=8', '08', '+', '-', ' ', '+d', ' d', 'x', '#x', '#X', 'X', '#o', 'o', '#b', 'b', 'c', 'n', ',', '_', ',d', '_d', '_x', '_b', '#_x', ',x', '010,', '015,.2f', 'e', 'E', '.3e', 'f', '.0f', '.1f', '.2f', '10.3f', '#.0f', 'F', 'g', 'G', '.3g', '#g', '.10g', '%', '.0%', '.1%', 's', '.2s', '10.2s', '*^10', '*=+10', 'é>5', '\U0001f600^7', '0>5', '+.2', '.0', '.5', 'z', 'z.1f', 'z.0f', '+z.0f', 'zd', '!', 'q', '5.', '.', '10.d', '.2d', '#', '#s', '=10s', '<010', '^+10.2f', ',.3%', '_.2f', '_e', '-010.1f', '1_0', '10_', '_,', ',_', '10,d', 'ss', '5c', '#c', '+c', '0=5', '<<5', '=', '\0>4', '٣', '٣d', '9999999999999999999', '.9999999999999999999', '>', '<', '01', '00', '000', '0', '#010x', '#010b', '_o', '+#x', ' x', 'N', 'i', 'r']
for s in specs:
    row = []
    for v in vals:
        try: row.append(format(v, s))
        except Exception as e: row.append(type(e).__name__[0] + ':' + str(e))
    print(repr(s), row)
for s in ['%d', '%5d', '%-5d|', '%05d', '%+d', '% d', '%x', '%#x', '%#X', '%o', '%#o', '%e', '%.2e', '%f', '%.0f', '%#.0f', '%g', '%#g', '%c', '%s', '%r', '%a', '%10s', '%-10s|', '%.2s', '%5.1s', '%i', '%u', '%%', '%5%', '%-5%|', '%ld', '%hd', '%Lf', '%*d', '%.*f', '%(a)s', '%(a', '%', '%z', '%b', '%.d', '%.5d', '%+.3d', '%08.3f', '%+08.3f', '% 08.3f', '%-08.3f|', '%#08x', '%.3x', '%#.5x', '%10.5d', '%-+10.5d|', '%.0s', '%5c', '%F', '%E', '%G', '%.50f', '%.1000f']:
    row = []
    for v in vals[:9] + vals[12:]:
        try: r = s % (v,); row.append(r if len(r) < 80 else (len(r), r[:10]))
        except Exception as e: row.append(type(e).__name__[0] + ':' + str(e))
    print(repr(s), row)
for a in ["'%s %s' % 1", "'%s' % (1,2)", "'%(a)s %(b)s' % {'a':1}", "'%(a)s' % {'a':1,'z':2}", "'%s' % {'a':1}", "'x' % {}", "'x' % []", "'x' % ()", "'x' % 1", "'%*d' % (5,3)", "'%*d' % (-5,3)", "'%.*f' % (2,3.14159)", "'%*d' % ('a',3)", "'%d' % 3.99", "'%d' % '3'", "'%x' % 3.5", "'%c' % 'ab'", "'%c' % 1114112", "'%c' % -1", "'%c' % 3.5", "'%(a)*d' % {'a':1}", "'%(a)s %s' % ({'a':1},)", "'%((a))s' % {'(a)':5}", "'%s %(a)s' % {'a':1}", "b'%s' % b'x'", "b'%s' % 'x'", "b'%d %x %r %a' % (1,255,'q',3)", "b'%c' % 65", "b'%c' % b'ab'", "b'%b' % [1]", "bytearray(b'%s') % b'q'", "'%s'.__mod__(3)", "'%' % 1", "'%d' % None", "'%f' % 'a'", "'%i' % [1]", "'%9999999999999999999d' % 1", "'%s%%%s' % (1,2)", "'%r' % ((1,),)", "'%.3r' % 'abcdef'", "'%5r|%-8a|' % ('é','é')"]: ev(a)
class F:
    def __format__(self, s): return f'<{s}>'
    def __str__(self): return 'S'
    def __repr__(self): return 'R'
    def __getitem__(self, k): return ('got', k)
    a = 'attr'
o = F()
for a in ["'{}'.format(o)", "'{:x{}y}'.format(o, 1)", "'{0!r:>5} {0!s:<4}| {0!a}'.format(o)", "'{0[k]} {0[1]} {0.a}'.format(o)", "'{0[a.b]} {0[x-y]}'.format(o)", "'{} {0}'.format(1)", "'{0} {}'.format(1)", "'{a} {}'.format(1,a=2)", "'{1}'.format(1)", "'{'.format()", "'}'.format()", "'{{}}'.format()", "'{0'.format(1)", "'{0!}'.format(1)", "'{0!z}'.format(1)", "'{0!rr}'.format(1)", "'{0.}'.format(1)", "'{0[}'.format(1)", "'{0[]}'.format([1])", "'{0]}'.format([1])", "'{0[0]x}'.format([1])", "'{0.a.b}'.format(o)", "'{0[-1]}'.format([1])", "'{:{}{}{}}'.format(3,'*','^',9)", "'{:{:{}}}'.format(1,2,3)", "'{x[0][1].real}'.format(x=[[1,2]])", "'{!r}'.format('q')", "'{:}'.format('q')", "'{a!r:{w}}'.format(a='z',w=6)", "'{0:{1}}|{1:{0}}'.format(3,4)", "'{a}'.format_map({'a':1})", "'{b}'.format_map({'a':1})", "'{0}'.format_map([1])", "'{:d}'.format('a')", "'{:s}'.format(1)", "'{: }'.format('a')", "'{:,}'.format('a')", "'{}{}'.format(1)", "'{ 0 }'.format(1)", "'{0 }'.format(1)", "'{a b}'.format(**{'a b':1})", "'{00}'.format(1)", "'{-1}'.format(1)", "'{0x1}'.format(1)", "'{99999999999999999999}'.format(1)", "'{:\n^5}'.format(1)", "'{:%Y}'.format(3)", "'{!s:!^6}'.format(1)", "'{a:}}'.format(a=1)", "'{:{{}}}'.format(1)", "format(1,2)", "format(o)", "format(o,'zz')", "format(object(),'x')", "object().__format__('')[:7]", "f'{o!r:>3}{o:{\"a\"}{1}}'", "f'{1:{2}{3}}' f'{{}}' '{}'", "f'{o=}{o = }{o=!s}{o=:q}{1+1=:>5}'", "f'{\"a\" \"b\"}'", "f'{3.0:.{2}f}'", "f'{(lambda x: x*2)(3)}'", "f'{ {1:2}[1] }'", "f'''{\n1\n}'''", "f'{1,2}'", "f'{*[1,2],}'", "f'{o.a:>{len(o.a)+3}}'", "f'{1!r:^{3}}'", "f'{\"\\n\"}'", "rf'\\{1}\\n'", "f'{1}{2!s}{3=}'"]: ev(a)
import string
class MyF(string.Formatter):
    def get_value(self, k, a, kw):
        try: return super().get_value(k, a, kw)
        except (KeyError, IndexError): return f'<{k}?>'
    def format_field(self, v, s): return super().format_field(v, s).upper() if s != 'raw' else str(v)
    def convert_field(self, v, c): return v[::-1] if c == 'v' else super().convert_field(v, c)
    def check_unused_args(self, used, a, k): print('used', sorted(map(str, used)), a, k)
f = MyF(); t(f.format, '{} {x} {0!v} {1:>4} {y:raw}', 'abc', 3); 
f = string.Formatter(); t(f.format, '{} {0}', 1); t(f.format, '{0.real} {a[0]} {:>{}}', 1, a=[1]); t(f.format, '{:>{}}', 1, 5); t(f.vformat, '{a}', (), {'a': 1}); t(list, f.parse('a{b!r:c{d}}e{{f}}{}')); t(list, f.parse('{')); t(f.get_field, 'a[0].real', (), {'a': [3]}); t(f.format); t(f.format, '{0!x}', 1); t(f.format,'{a}'); t(f.format,'{5}',1)
T = string.Template
for s in ['$a ${b} $$ $c', '$', '$1', '${a', '${a b}', '$a$b', '$A_1 x', '${}', 'é$é', 'line\n $', '$a.b ${a}b']:
    t(T(s).substitute, a=1, b=2); t(T(s).safe_substitute, {'a': 1}, b=3); t(T(s).get_identifiers); t(T(s).is_valid)
class T2(T): delimiter = '%'; idpattern = '[a-z]+_[a-z]+'
t(T2('%a_b %% %c $x').safe_substitute, a_b=5); t(string.capwords, ' aB  cD\te '), t(string.capwords, 'a-b-c', '-'); print(string.punctuation, string.printable.__repr__(), string.whitespace.__repr__())
