# What the messages of common errors say.
import collections
def t(s):
    try: r = eval(s)
    except BaseException as e: print(s, "->", type(e).__name__, e, getattr(e, "__notes__", ""))
    else: print(s, "=", r)
class W:
    def __hash__(s): raise TypeError("mine")
class V:
    def __hash__(s): raise ValueError("mine")
class U(TypeError): pass
class X:
    def __hash__(s): raise U("mine")
for s in ["{W():1}", "{V():1}", "{X():1}", "{W()}", "W() in {}", "W() in {1}", "{1:2}.pop([])", "{1:2}[[]]", "{1}.pop([])", "{1}-{2}", "{1}.issubset([[]])", "{1}.intersection([[]])", "{1}.union([[]])", "{1} | {2}", "{1}.difference([[]])", "{1}.update([[]])", "{1}.symmetric_difference([[]])", "{1}.isdisjoint([[]])", "dict.fromkeys([[]])", "collections.defaultdict(int)[[]]", "{1:2}.update({1:3})", "{1:2}.update([([],1)])", "set([{}])", "[] in frozenset()", "{1:1} | {2:3}", "{(1,[]):1}", "{[] for i in [1]}", "{[]:1 for i in [1]}", "{{1}}", "{{1}: 2}", "{1} in {1}", "{1} in {frozenset([1])}", "{frozenset([1])}.remove({1})", "{1}.remove({2})", "{1}.discard({2})", "collections.deque([1]).index(2)", "collections.deque([1]).remove(2)", "[1].remove(2)", "(1,).index(2)", "range(3).index(5)", "'a'.index('b')", "[1].index(2)", "5 % 0.0", "divmod(5, 0.0)", "5.0 // 0.0", "(-1) ** -1", "0 ** -2", "0j ** -1", "1 / 0j", "pow(0, -1)", "pow(2, 3, 0)", "round(1/0)", "int('a', 50)", "2 ** -1", "1 << -1", "[][::0]", "hash([])", "hash((1, [2]))", "hash({})", "dict([[1,2,3]])", "dict(5)", "max([])", "min({})", "max()", "sum([[]])", "len(5)", "next(iter([]))", "abs('a')", "'a' + 1", "[1] + (1,)", "1 + '1'", "float('a')", "bytes('a')", "chr(-1)", "ord('aa')", "int([])", "[].pop()", "{}.popitem()", "set().pop()", "'x'.foo", "(5).foo", "None.foo", "None[0]", "None()", "len(None)", "iter(None)", "5[0]", "object()[0]", "object() < object()", "-object()", "~1.5", "not_defined", "super().x"]: t(s)
def t2(s):
    try: exec(s)
    except BaseException as e: print(s.replace("\n", "|"), "->", type(e).__name__, e)
for s in ["a, b = (1, 2, 3)", "a, b = [1]", "a, b = {1: 2, 3: 4, 5: 6}", "a, b = {1, 2, 3}", "a, b = 'abc'", "a, b = iter([1, 2, 3])", "a, b = range(3)", "for a, b in [(1, 2, 3)]: pass", "[a for a, b in [(1, 2, 3)]]", "a, (b, c) = 1, (2, 3, 4)", "a, b, *c = 1,", "a = b = c, d = 1, 2, 3", "(a, b), c = [1, 2, 3], 4", "with 5: pass", "with open: pass", "class C:\n def __enter__(s): pass\nwith C(): pass", "class C:\n def __exit__(s): pass\nwith C(): pass", "class C:\n def __aenter__(s): pass\n def __enter__(s): pass\nasync def f():\n async with C(): pass\nf().send(None)", "def f(): x = y; y = 1\nf()", "def f():\n def g(): return z\n g()\n z = 1\nf()", "del xx", "class C: __slots__ = 'a'\nC().a", "class C: __slots__ = 'a'\ndel C().a", "raise 5", "for i in 5: pass", "import nothing", "import math.x", "x = 5; x()", "x = 5; x.y = 1", "int.x = 1", "(1, 2)[0] = 1", "'a'[0] = 1", "del (1,)[0]", "[1][5] = 1", "del [1][5]", "def f(a): pass\nf()", "def f(a): pass\nf(1, 2)", "def f(*, a): pass\nf()", "def f(a, /): pass\nf(a=1)", "def f(a): pass\nf(1, a=2)", "def f(): pass\nf(x=1)", "def f(abc): pass\nf(abd=1)", "print(1, foo=2)", "sorted([1], foo=2)", "[].sort(foo=1)", "int(foo=1)", "list(foo=1)", "dict.fromkeys(foo=1)", "''.split(foo=1)", "enumerate([], foo=1)", "zip(foo=1)", "max(1, foo=2)", "sum([], foo=1)", "round(1, foo=1)", "compile(foo=1)", "object(foo=1)", "tuple(foo=1)", "str(foo=1)", "set(foo=1)", "float(foo=1)", "bool(foo=1)", "range(foo=1)", "type(foo=1)"]: t2(s)
