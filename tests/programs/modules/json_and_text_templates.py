import json, string, textwrap
from json import JSONDecodeError
d={"a":[1,2.5,None,True,{"x":"é\n\"\\"}],"b":{}, "c":[], 1:2, None:3, True:4, 2.5:1}
print(json.dumps(d)); print(json.dumps(d, indent=2)); print(json.dumps({"b":1,"a":[1,2]}, sort_keys=True, separators=(',',':'), indent=None), json.dumps("日本", ensure_ascii=False), json.dumps("😀"))
print(json.loads(json.dumps(d)), json.loads('[1, 2.5e3, -0, "a\\u00e9\\ud83d\\ude00", null, true, NaN, Infinity]'))
for s in ['', '{', '[1,', '[1 2]', '{"a" 1}', '{"a":1,}', '[1,]', '{a:1}', '"abc', '"a\nb"', '"\\x"', 'nul', '1 2', '"\\u12"','{"a":}', '[', "{'a':1}", '{"a":1', '  ', '-']:
    try: print(json.loads(s))
    except JSONDecodeError as e: print(repr(s), e, e.msg, e.pos, e.lineno, e.colno)
class X: pass
for f in [lambda: json.dumps(X()), lambda: json.dumps({X():1}), lambda: json.dumps({(1,2):1}), lambda: json.loads(5), lambda: json.dumps([1,{'a':{1,2}}]), lambda: json.dumps(float('nan'), allow_nan=False)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e, getattr(e,'__notes__',None))
l=[]; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
print(json.dumps(X(), default=lambda o: o.__class__.__name__), json.dumps({(1,2):1,'z':2}, skipkeys=True), json.dumps({(1,2):1}, skipkeys=True, indent=1), json.dumps([[],{}], indent=4), json.dumps((1,(2,))))
class E(json.JSONEncoder):
    def default(self,o):
        if isinstance(o,set): return sorted(o)
        return super().default(o)
print(json.dumps({'s':{3,1}}, cls=E), json.loads('{"a":{"b":1}}', object_hook=lambda d: list(d.items())), json.loads('{"a":1}', object_pairs_hook=list), json.loads('1.5', parse_float=str))
print(string.capwords('hello  world foo'), string.punctuation, string.ascii_letters, string.digits, repr(string.whitespace), len(string.printable))
t=string.Template('$who likes ${what} $$5 $'); 
try: print(t.substitute(who='a', what='b'))
except ValueError as e: print(e)
t=string.Template('$who likes ${what} $$5'); print(t.substitute(who='a', what='b'), t.safe_substitute(who='z'), t.get_identifiers(), t.is_valid())
try: t.substitute({})
except KeyError as e: print('KeyError', e)
try: string.Template('ab\n c $').substitute({})
except ValueError as e: print(e)
f=string.Formatter(); print(f.format('{0} {a!r:>5} {b[x]} {c.real:{w}}', 1, a='q', b={'x':2}, c=5, w=4), list(f.parse('a{b!r:c}d{{}}')), f.format('{}{}', 1,2))
s="The quick brown fox jumped over the lazy dog -- a well-known pangram that uses every letter. "*2
print(textwrap.wrap(s, 30)); print(textwrap.fill(s, 40, initial_indent='* ', subsequent_indent='  ')); print(textwrap.shorten(s, 40), textwrap.dedent('''
    a
      b

    c'''), textwrap.indent('a\n\nb\n', '> '), textwrap.wrap('abcdefghij klm', 4), textwrap.wrap(s, 20, max_lines=2), textwrap.wrap("hello there. my friend", 10, fix_sentence_endings=True))
