# The constants of code objects: which are folded, which stay though nothing uses them, in which order.
def k2():
    if 0: return "never"
    while False: x = 99999
    assert True, "text"
    return "yes" if 1 else "no"
print(k2.__code__.co_consts, k2.__code__.co_names)
def k3(a): 
    "doc"
    return a in {1, 2}, a in [1, 2], a in (1, 2), a in {"x", "y"}
print([c if not isinstance(c, frozenset) else sorted(c) for c in k3.__code__.co_consts])
def k4(): pass
def k5(): return
def k6(): return None
def k7(): return 5
def k8(): "d"
def k9(): x = 5; y = 300; return x + y, -1, 256, 255, 257, "s"
def k10(): return [1, 2, 3, 4], {1, 2, 3}, {"a": 1, "b": 2, "c": 3}, (1, [2])
def k11(): return lambda: 0
def k12():
    class A: pass
    def q(): pass
    return [i for i in range(10)]
async def k13(): return 1
def k14(): yield 1
def k16():
    for i in range(10): print(i, end=",")
    x = "a" "b" + "c"; y = 2 ** 10; z = -(5); w = not 1; v = ~7; u = (1, 2)[0]; t = "abc"[1]; return x, y, z, w, v, u, t
def k18(a):
    match a:
        case 1: return "one"
        case [x, y, *_]: return 2
        case {"k": v}: return None
        case str(): return True
        case None: return False
        case Point(x=1, y=2): return 3.5
        case _: return ...
k19 = lambda: None; k20 = lambda x: x + 1; k21 = lambda: (yield)
for q in (k4, k5, k6, k7, k8, k9, k10, k11, k12, k13, k14, k16, k18, k19, k20, k21):
    co = q.__code__
    print(q.__name__, [c.co_name if hasattr(c, "co_name") else (sorted(c) if isinstance(c, frozenset) else c) for c in co.co_consts], co.co_names, co.co_nlocals)
for src in ("1", "None", "x=5", "x=300", "'doc'", "'doc'\nx=1", "pass", "def f(): return 1", "class C:\n 'd'\n x=1", "x=1,2,3\ny=[1,2,3]\nz={1,2,3}", "print(5)", "import a\nfrom b import c", "x = 1 if y else 2", "x=-5;y=-5.0;z=1-2j", "a=()", "x = 'a'+'b'", "x=1+2;y=10**20;z=7//2;w=7%4;v=1<<5;u=5|3", "while 1: break", "if 1: x=5\nelse: x=6", "x = (1,2,(3,4))", "f(a=1,b=2)", "x=not 5;y=5 and 6;z=0 or 7", "x=f'{a}{b}c'", "lambda: 5", "x='%s' % 5", "x='%s-%d' % (a, b)", "x=1<2<3"):
    try: co = compile(src, "s", "exec")
    except SyntaxError as e: print(e); continue
    print(repr(src), [c.co_name if hasattr(c, "co_name") else (sorted(c) if isinstance(c, frozenset) else c) for c in co.co_consts], co.co_names)
