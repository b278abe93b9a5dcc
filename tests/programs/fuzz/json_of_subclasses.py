import json
class L(list):
    def __iter__(self): return 5
class M(list):
    def __iter__(self): yield 'own'
    def __len__(self): return 0
class P(str):
    def __str__(self): return self
class D(dict):
    def __bool__(self): return False
    def __len__(self): return 0
    def items(self): return [('k', 'v')]
class S(str):
    def __len__(self): return 9
    def __iter__(self): return 5
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for v in L([1]), M([1]), L(), M(), D(a=1), D(), S('é"'), [S('x'), (S('y'),)], {S('k'): 1}:
    t(lambda: json.dumps(v)); t(lambda: json.dumps(v, indent=1)); t(lambda: json.dumps(v, sort_keys=True, ensure_ascii=False))
for v in P(''), P('x'):
    for r in format(v), f'{v}', v.__format__(''): print(type(r).__name__, end=' ')
print()
