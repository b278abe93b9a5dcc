import re
print(re.findall(b'a.', bytearray(b'abac')), re.sub(b'a', b'x', bytearray(b'aba')), re.match(b'a', memoryview(b'abc')), re.split(b',', bytearray(b'a,b')))
for f in [lambda: re.compile(bytearray(b'a')), lambda: re.match('a', bytearray(b'a')), lambda: re.compile([1]), lambda: re.compile(1), lambda: re.sub('a','b'), lambda: re.match('a'), lambda: re.compile('a', 'x'), lambda: re.sub('a', 5, 'a'), lambda: re.sub('a', lambda m: 5, 'a'), lambda: re.split('a', None), lambda: re.compile(re.compile('a'), re.I), lambda: re.search('(', 'a'), lambda: re.finditer('a', 5)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m=re.match('(a)(b)?','ac')
print(m.group(0,1,2), m.start(2), m.span(2), m.end(), m[0], m.groups(''), repr(m), m.__class__, dir(m)==0)
print(re.sub('(a)(b)?', r'[\1\2]', 'ab a'), re.sub(r'a', '\\\\', 'a'), re.sub('a', r'\n', 'a') == '\n', re.sub('x', 'y', 'z') )
print(re.sub('a', 'b', 'aaa', 1), re.split('a', 'bab', 1))
s='x' * 5; r=re.sub('q','w',s); print(r is s, r == s)
