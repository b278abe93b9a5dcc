import sys
def t(f, *a, **k):
    try:
        r = f(*a, **k); print(repr(r)); return r
    except BaseException as e: print(type(e).__name__, ":", e)
def ev(src, **ns):
    try: print(src, "->", repr(eval(src, globals(), ns) if ns else eval(src, globals())))
    except BaseException as e: print(src, "!!", type(e).__name__, ":", e)

import json, collections, enum, decimal
for a in ["json.dumps(None)", "json.dumps([1, 2.5, 'é', True, None, {'a': 1}])", "json.dumps('é\\n\\t\"\\\\/\\u2028\\U0001f600\\x00\\x7f', ensure_ascii=False)", "json.dumps('é\\n\\t\"\\\\/\\u2028\\U0001f600\\x00\\x7f')", "json.dumps({1: 2, None: 3, True: 4, 1.5: 5, 'x': 6})", "json.dumps({(1, 2): 3})", "json.dumps({(1, 2): 3, 'a': 1}, skipkeys=True)", "json.dumps(float('nan')), json.dumps(float('-inf'))", "json.dumps(float('nan'), allow_nan=False)", "json.dumps([float('inf')], allow_nan=False)", "json.dumps({1})", "json.dumps(object)", "json.dumps([1, [2, {'a': [3]}]], indent=2)", "json.dumps({'b': 1, 'a': [], 'c': {}}, indent=4, sort_keys=True)", "json.dumps([1, 2], indent='--')", "json.dumps([1, {'a': 2}], indent=0)", "json.dumps([1, {'a': 2}], separators=(',', ':'))", "json.dumps([1, {'a': 2}], separators=('; ', ' = '), indent=1)", "json.dumps({'b': 1, 2: 3}, sort_keys=True)", "json.dumps((1, 2)), json.dumps(()), json.dumps({}), json.dumps([])", "json.dumps(b'x')", "json.dumps(1e100), json.dumps(1e16), json.dumps(-0.0), json.dumps(10**30), json.dumps(0.1)", "json.dumps(1+2j, default=lambda o: [o.real, o.imag])", "json.dumps({1, 2}, default=list)", "json.dumps(object(), default=lambda o: o)", "json.dumps(collections.OrderedDict([('z', 1), ('a', 2)]))", "json.dumps(collections.namedtuple('P', 'x y')(1, 2))", "json.dumps(collections.defaultdict(list, a=[1]))", "json.dumps([enum.IntEnum('E', 'A B').A])", "json.dumps(enum.Enum('E', 'A B').A)", "json.dumps('x', cls=5)", "json.dumps([1], zork=1)", "json.dumps(True), json.dumps({'a': True})", "json.dumps([[]], indent=2), json.dumps([{}], indent=2), json.dumps({'a': []}, indent=2)", "json.loads('[1, 2.0, 1e5, -0, -0.0, \"a\", true, false, null, {}]')", "json.loads(' {\"a\" : [ 1 , 2 ] } ')", "json.loads('NaN'), json.loads('-Infinity')", "json.loads('\"\\\\u00e9\\\\ud83d\\\\ude00\\\\n\\\\/\"')", "json.loads('\"\\\\ud83d\"')", "json.loads(b'[1]'), json.loads(bytearray(b'\"\\xc3\\xa9\"'))", "json.loads('[1,2]', parse_int=str, parse_float=str)", "json.loads('[1.10, 2e3, NaN]', parse_float=decimal.Decimal, parse_constant=lambda c: 'C' + c)", "json.loads('{\"a\": 1, \"a\": 2}')", "json.loads('{\"a\": 1, \"a\": 2}', object_pairs_hook=list)", "json.loads('{\"a\": {\"b\": 1}}', object_hook=lambda d: sorted(d))", "json.loads('1' * 5000)", "json.loads(5)", "json.loads(None)", "json.loads('[1]', zork=1)", "json.JSONDecoder().raw_decode('[1] x')", "json.JSONDecoder().raw_decode(' [1]')", "json.JSONDecoder().raw_decode('x [1]', 2)", "json.JSONEncoder().encode({'a': 1})", "json.loads('\"a\\tb\"')", "json.loads('\"a\\tb\"', strict=False)", "json.JSONDecodeError('m', 'doc\\nx', 5)"]: ev(a)
for s in ['', ' ', '[', '[1', '[1,', '[1,]', '[1 2]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', '{a:1}', "{'a':1}", '{1:2}', '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12G4"', '01', '1.', '.5', '1e', '+1', '-', '--1', 'tru', 'True', 'nul', 'None', '[1] 2', '{}{}', '\ufeff[]', '[1,\n2,\n x]', '{"a":\n  b}', '"\\', '"\\u', '[NaN, Infinit]', '\x00', '// c\n1', '[1,,2]', '{,}', '{"a":1 "b":2}', ']', '}', ',', ':', '[}', '{]', '1 1', 'é', '"é" é']:
    try: print(repr(s), json.loads(s))
    except json.JSONDecodeError as e: print(repr(s), e, '|', e.msg, e.pos, e.lineno, e.colno, e.doc == s)
a = []; a.append(a); t(json.dumps, a); d = {}; d['x'] = [d]; t(json.dumps, d); t(json.dumps, a, indent=1); 
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return {'__set__': sorted(o)}
        if isinstance(o, complex): return {'__complex__': [o.real, o.imag]}
        return super().default(o)
def dec(d):
    if '__set__' in d: return set(d['__set__'])
    if '__complex__' in d: return complex(*d['__complex__'])
    return d
x = {'s': {3, 1, 2}, 'c': [1 + 2j], 'n': {'deep': {4}}}
s = json.dumps(x, cls=Enc); print(s, json.loads(s, object_hook=dec) == x); t(json.dumps, [object], cls=Enc)
class L2(list): pass
class S2(str): pass
class I2(int):
    def __repr__(self): return 'I2!'
class F2(float):
    def __repr__(self): return 'F2!'
class D2(dict):
    def items(self): return [('hacked', 1)]
print(json.dumps([L2([1]), S2('s'), I2(5), F2(1.5), D2(a=2), {I2(3): 1}, {F2(2.5): 1}]))
try: json.dumps({'a': [1, {'b': {1}}]})
except TypeError as e: print(e)
try: json.dumps(x)
except TypeError as e: print(e, getattr(e, '__notes__', None))
class Dec(json.JSONDecoder):
    def __init__(self, *a, **k): super().__init__(object_hook=self.oh, *a, **k)
    def oh(self, d): return tuple(sorted(d.items()))
print(json.loads('{"b": 1, "a": {"c": 2}}', cls=Dec))
deep = '[' * 500 + ']' * 500; r = json.loads(deep); n = 0
while r: r = r[0]; n += 1
print(n, len(json.dumps(json.loads(deep)))); t(lambda: len(json.loads('[' * 100000)))
import io
f = io.StringIO(); json.dump({'a': [1, 2]}, f, indent=1); print(f.getvalue()); f.seek(0); print(json.load(f)); t(json.load, io.StringIO('x'))
def walk(o, p='$'):
    if isinstance(o, dict):
        for k, v in o.items(): yield from walk(v, f'{p}.{k}')
    elif isinstance(o, list):
        for i, v in enumerate(o): yield from walk(v, f'{p}[{i}]')
    else: yield p, o
doc = json.loads('{"store": {"book": [{"t": "A", "p": 8.95}, {"t": "B", "p": 12.99, "tags": ["x", null]}], "open": true}}'); print(*walk(doc), sep='\n')
