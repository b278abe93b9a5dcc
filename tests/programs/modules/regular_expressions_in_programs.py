import re
from collections import namedtuple
Token = namedtuple('Token', 'kind value line column')
def tokenize(code):
    spec = [('NUMBER', r'\d+(\.\d*)?'), ('ASSIGN', r':='), ('END', r';'), ('ID', r'[A-Za-z]+'), ('OP', r'[+\-*/]'), ('NEWLINE', r'\n'), ('SKIP', r'[ \t]+'), ('MISMATCH', r'.')]
    line, start = 1, 0
    for mo in re.finditer('|'.join('(?P<%s>%s)' % pair for pair in spec), code):
        kind, value = mo.lastgroup, mo.group()
        if kind == 'NEWLINE': start = mo.end(); line += 1; continue
        if kind == 'SKIP': continue
        if kind == 'MISMATCH': print(f'{value!r} unexpected on line {line}'); continue
        yield Token(kind, value, line, mo.start() - start)
for t in tokenize('IF q THEN\n  total := total + price * 1.5;\n ? END'): print(t)
log = '''2024-01-05 ERROR disk /dev/sda1 full (98%)
2024-01-06 INFO user bob logged in from 10.0.0.7
2024-01-07 WARN slow query: 1523ms'''
for m in re.finditer(r'^(?P<date>\d{4}-\d\d-\d\d) (?P<level>[A-Z]+) (?P<rest>.*)$', log, re.M): print(m.groupdict(), m.span('rest'))
print(re.findall(r'\b(?:\d{1,3}\.){3}\d{1,3}\b', log), re.findall(r'\d+(?=ms)', log), re.findall(r'(?<=\()\d+%', log))
print(re.sub(r'(?P<first>\w+) (?P<second>\w+)', r'\g<second> \g<first>', 'hello world, foo bar'))
print(re.sub(r'\b\w', lambda m: m.group().upper(), "it's a small world"), re.sub('(a)|b', r'[\1]', 'ab'), re.sub(r'\n+', ' ', 'a\n\nb'), re.sub('', '-', 'abc'), re.sub('(?<=a)', '+', 'aba'))
print(re.split(r'\s*[;,]\s*', 'a; b ,c;d'), re.split(r'(\d)', 'a1b2c'), re.split(r'\b', 'one two'), re.split('x', 'abc'), re.split('(x)|y', 'axbyc'), re.split(',', 'a,b,c', maxsplit=1))
email = re.compile(r'''
    ^ (?P<user> [\w.+-]+ )   # the user
    @ (?P<host> [\w-]+ (?: \. [\w-]+ )+ ) $   # the host
    ''', re.VERBOSE)
for s in ['me@example.org', 'bad@', 'a.b+c@x-y.co.uk', 'a b@c.d']: print(s, bool(email.match(s)), email.match(s) and email.match(s).groupdict())
print(re.match(r'(\d+)-(\d+)', '10-20').group(1, 2), re.match(r'(a)?(b)', 'b').groups('none'), re.match(r'(?P<x>a)?b', 'b').groupdict(default='-'))
m = re.search(r'(?P<y>\d+)/(?P<m>\d+)', 'on 2024/05 ok')
print(m.start(), m.end('m'), m.span(), m.string[m.start():m.end()], m['y'], m[2], m.expand(r'\g<m>.\g<y>'), m.re.pattern, m.lastindex, m.lastgroup, bool(m))
print(re.compile('a', re.I) is re.compile('a', re.I), re.compile(re.compile('b')).pattern, re.IGNORECASE | re.MULTILINE, re.RegexFlag.DOTALL, repr(re.compile('x' * 300))[:30], re.compile('(a)(?P<n>b)').groupindex)
print(re.fullmatch(r'[01]+', '0110').group(), re.match(r'.*', 'ab\ncd').group(), re.match(r'.*', 'ab\ncd', re.S).group(), re.search(r'c$', 'c\n'), re.search(r'c\Z', 'c\n'))
print(re.findall(r'(\w)(\d)?', 'a1b'), re.findall(r'a|b|', 'abc'), [m.group() for m in re.finditer(r'(?i)the', 'The other THE')], re.findall(r'ö|ß', 'größe'), re.findall(r'[а-я]+', 'привет мир'))
print(re.match(r'^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$', '192.168.1.255'), re.match(r'(?:a+)+b', 'a' * 20), re.search(r'(\w+)\s+\1\b', 'this is is it').group())
print(re.sub(r'(\d+)', lambda m: str(int(m[1]) * 2), 'a1b22c333'), re.subn(r'[aeiou]', '*', 'regular expression'), re.sub('a', 'b', 'aaaa', count=2), re.sub(r'\\', '/', r'a\b'))
print(re.escape('1+1=2? (yes) [no] {a} ^$ | \\ /-#&~'), re.escape('\n\t é'), re.escape(b'a.b'))
pattern = re.compile(rb'(\w+)=(\d+)'); print(pattern.findall(b'a=1, b=22'), pattern.sub(rb'\2=\1', b'a=1'), pattern)
print(re.match(r'((a)|(b))+', 'ab').groups(), re.match(r'(?:(\d)|(\w))+', '1a').groups(), re.match(r'(a(b(c)))', 'abc').regs)
print(re.compile('(?P<a>x)|(?P<b>y)').search('y').lastgroup, re.match(r'(?s:.)(.)?', '\n\n').groups(), re.match(r'(?i:a)b', 'Ab'), re.match(r'(?i:a)b', 'AB'), re.match(r'a(?-i:b)', 'AB', re.I))
scanner = re.compile(r'\d').scanner('1a2'); print(scanner.match(), scanner.match(), scanner.match())
print(list(re.finditer('a', 'bab'))[0], next(re.finditer('z', 'abc'), 'none'), re.compile('b').search('abcb', 2), re.compile('^b').match('ab', 1), re.compile('b$').search('abc', 0, 2))
try: re.compile('a(b')
except re.error as e: print(type(e).__name__, e, e.pos, e.pattern, isinstance(e, Exception), re.PatternError is re.error)
import copy; print(copy.copy(pattern) is pattern, copy.deepcopy(m) is m, hash(re.compile('a')) == hash(re.compile('a')), re.compile('a') == re.compile('a', re.I))
try: re.Pattern()
except TypeError as e: print(e)
