"""Random programs that pass one object through nested calls, comprehensions and statements, the same for the same seed.

At each step r() notes the object's reference count, that of what it is given, and how many containers were born since the
start: whoever holds one more or makes one more on the way is seen. What they are made of are the templates below. In them
<e> is an expression, <v> a fresh name, <b> an expression that may use it, <t> a serial number.
"""
import random
import re

MODULES = ["collections", "copy", "dataclasses", "functools", "gc", "itertools", "operator", "types", "weakref"]

EXPRESSIONS = """
[<e>, <e>]
(<e>, <e>, <e>)
{1: <e>, 'k': <e>}
[<b> for <v> in (<e>, <e>)]
[<e> for <v> in range(2) if r(<v>, <t>) is not None]
{<t>: <b> for <v> in [<e>]}
list(<b> for <v> in [<e>, <e>])
(lambda <v>: <b>)(<e>)
(lambda *a, **k: r(a, <t>))(<e>, k=<e>)
(lambda <v>=(<e>): <b>)()
(lambda: (yield <e>))().send(None)
(<e> if r(o, <t>) is o else <e>)
(<e> or <e>)
(<e> and <e>)
(<e> is <e>)
(<e> == <e>)
(<e> in [<e>, <e>])
f(*[<e>, <e>])
f(**{'a': <e>, 'b': <e>})
f(<e>, b=<e>)
starred(<e>, *[<e>, <e>], k=<e>)
[*[<e>], *(<e>, <e>)]
{**{'a': <e>}, 'b': <e>}
[<e>, <e>][-1]
[<e>, <e>, <e>][::-1]
[<e>, <e>, <e>][1:]
[[<e>], <e>][0][0]
([<e>] + [<e>]) * 2
(<e>, <e>) + (<e>,)
{'a': <e>} | {'b': <e>}
{'k': <e>}.get('k', <e>)
{'k': <e>}.setdefault('j', <e>)
{'k': <e>}.pop('k')
list({'a': <e>, 'b': <e>}.values())
list({'a': <e>}.items())
dict(a=<e>, b=<e>)['a']
dict([('a', <e>)])['a']
dict(zip('ab', [<e>, <e>]))['b']
[<e>, <e>].pop()
next(iter([<e>, <e>]))
next(iter(lambda: <e>, None))
list(map(lambda <v>: <b>, [<e>, <e>]))
list(filter(lambda <v>: <b> is not None, [<e>]))
list(zip([<e>], [<e>]))
list(enumerate([<e>]))
list(reversed([<e>, <e>]))
tuple(map(r, [<e>, <e>], [<t>, <t>]))
sorted([<e>, <e>], key=lambda <v>: (r(<v>, <t>), 1)[1])
max([<e>, <e>], key=lambda <v>: (r(<v>, <t>), 1)[1])
min([<e>, <e>], key=lambda <v>: (r(<v>, <t>), 1)[1])
sum([[<e>], [<e>]], [])
any([<e> is None, <e> is o])
isinstance(<e>, (Thing, Box))
getattr(Box(<e>), 'x')
getattr(o, 'nope', <e>)
vars(Box(<e>))['x']
type('T', (), {'x': <e>}).x
Box(<e>).x
Box(<e>).get(<e>)
Slotted(<e>).x
swapped(<e>, <e>)
Derived(<e>).get(<e>)
Derived.make(<e>).x
Derived.plain(<e>)
Reader(<e>).p
Described().keep(<e>)
Manager(<e>).use(<e>)
managed(<e>, <e>)
Operand(<e>) + <e>
Operand(<e>)[<e>]
Pair(<e>, <e>).a
Pair(<e>, <e>)._replace(a=o)
Data(<e>, <e>).b
first_of(<e>)
inner_of(<e>, <e>)
decorated(<e>)
closed_over(<e>)()
replacing(<e>)(<e>)
cached(<e>)
partial(f, <e>)(<e>)
partial(starred, <e>, k=<e>)(<e>)
reduce(lambda <v>, w: r(w, <t>), [<e>, <e>, <e>])
itemgetter(1)([<e>, <e>])
attrgetter('x')(Box(<e>))
methodcaller('get', <e>)(Box(<e>))
list(chain([<e>], (<e>, <e>)))
list(islice(iter([<e>, <e>, <e>]), 2))
list(starmap(r, [(<e>, <t>)]))
list(zip_longest([<e>], [<e>, <e>]))
deque([<e>, <e>]).pop()
defaults(<e>)['k']
OrderedDict(a=<e>, b=<e>).popitem()
types.SimpleNamespace(a=<e>, b=<e>).b
copy.copy([<e>, <e>])
copy.copy(Box(<e>)).x
generated(<e>).send(None)
driven(<e>, <e>)
referred(<e>)
proxied(<e>)
awaited(<e>)
chained(<e>, <e>)
finished(<e>)
in_locals(<e>)
in_cycle(<e>)
""".strip().split("\n")

# What a statement of a line does, with the names that it leaves.
STATEMENTS = [
    ("<v> = <e>", "v"), ("<v> = <e>", "v"), ("<v> = <e>", "v"), ("<e>", ""), ("<v>, <w> = <e>, <e>", "vw"),
    ("<v>, *<w> = [<e>, <e>, <e>]", "vw"), ("r(<k>, <t>)", ""), ("while r((<v> := <e>), <t>) is None: break", "v"),
    ("<v> = Box(<e>); <v>.y = <e>; <v>.x = <v>.y; del <v>.y", "v"),
    ("<v> = [<e>]; <v>.append(<e>); <v>[0] = <e>; <v> += [<e>]", "v"),
    ("<v> = {}; <v>['a'] = <e>; <v>.update(a=<e>, b=<e>); del <v>['a']", "v"),
]

# Statements with blocks: the head, what it binds inside, whether that stays, the tail. <s> is the block.
BLOCKS = [
    ("for <v> in [<e>, <e>]:\n<s>", "v", True), ("if <e>:\n<s>\nelse:\n<s>", "", False),
    ("try:\n    raise Problem(<e>)\nexcept Problem as <v>:\n<s>", "v", False), ("with Manager(<e>) as <v>:\n<s>", "v", True),
    ("def <f>(<v>, w=<e>):\n<s>\n    return <v>\n<f>(<e>)", "v", False),
    ("def <f>(<v>):\n<s>\n    yield <v>\n    yield r(<v>, <t>)\nfor <w> in <f>(<e>):\n    r(<w>, <t>)", "v", False),
    ("match <e>:\n    case [first, *_]: r(first, <t>)\n    case Box(x=x): r(x, <t>)\n"
     "    case {'a': item}: r(item, <t>)\n    case other: r(other, <t>)", "", False),
]

HEAD = '''import copy
import gc
import sys
import types
from collections import OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from functools import lru_cache, partial, reduce, wraps
from itertools import chain, islice, starmap, zip_longest
from operator import attrgetter, itemgetter, methodcaller
from weakref import proxy, ref
gc.collect(); gc.disable()
class Thing: pass
class Problem(Exception): pass
class Box:
    def __init__(self, x): self.x = x
    def get(self, y): return r(y, -1)
class Slotted:
    __slots__ = 'x',
    def __init__(self, x): self.x = x
class Both: __slots__ = 'a', 'b', '__weakref__'
def swapped(x, y):
    both = Both(); both.a = x; both.b = y; both.a, both.b = both.b, both.a
    del both.b
    return r(both.a, -2)
class Derived(Box):
    def __init__(self, x): super().__init__(x)
    def get(self, y): return super().get(r(y, -3))
    @classmethod
    def make(cls, x): return cls(r(x, -4))
    @staticmethod
    def plain(x): return r(x, -5)
class Reader:
    def __init__(self, x): self._x = x
    @property
    def p(self): return r(self._x, -6)
class Descriptor:
    def __get__(self, i, owner=None): return r(i, -7)
    def __set__(self, i, value): r(value, -8)
class Described:
    d = Descriptor()
    def keep(self, x):
        self.d = x
        return x
class Manager:
    def __init__(self, x): self.x = x
    def __enter__(self): return r(self.x, -9)
    def __exit__(self, *a): r(a[1], -10)
    def use(self, y):
        with self as q: return r(q, -11)
def managed(x, y):
    with Manager(x) as a, Manager(y) as b: return r((a, b), -12)
class Operand:
    def __init__(self, x): self.x = x
    def __add__(self, y): return r(self.x, -13)
    def __getitem__(self, y): return r(y, -14)
Pair = namedtuple('Pair', 'a b')
@dataclass
class Data:
    a: object
    b: object = None
def f(a=None, b=None): return r(a, -15)
def starred(a, *b, k=None): return r(b, -16)
def first_of(x):
    for y in iter([x]): return r(y, -17)
def inner_of(a, b):
    def inner(): return r(b, -18)
    return inner()
def passing(function):
    @wraps(function)
    def inner(*a, **k): return function(*a, **k)
    return inner
@passing
def decorated(x): return r(x, -19)
def closed_over(x):
    def inner(): return r(x, -20)
    return inner
def replacing(x):
    def inner(y):
        nonlocal x
        x = r(y, -21)
        return x
    return inner
@lru_cache(maxsize=2)
def key(x): return x
def cached(x): return x if type(x) in (list, dict, tuple, set) else key(x)
def defaults(x): return defaultdict(lambda: r(x, -22))
def generated(x):
    y = yield r(x, -23)
    yield r(y, -24)
def driven(x, y):
    it = generated(x)
    next(it)
    z = it.send(y)
    it.close()
    try: it.throw(Problem(z))
    except Problem as e: return r(e.args[0], -25)
def referred(x):
    box = Box(x)
    w = ref(box, lambda _: r(x, -26))
    return r(w().x, -27)
def proxied(x):
    box = Box(x)
    return r(proxy(box).get(x), -28)
async def waiting(x): return r(x, -29)
async def waiting_for(x): return r(await waiting(x), -30)
def awaited(x):
    try: waiting_for(x).send(None)
    except StopIteration as s: return r(s.value, -31)
def chained(x, y):
    try:
        try: raise Problem(x)
        except Problem as a: raise Problem(y) from a
    except Problem as b: return r(b.__cause__.args[0], -32)
def finished(x):
    try: return r(x, -33)
    finally: r(x, -34)
def in_locals(x):
    q = r(x, -35)
    return locals()['q']
def in_cycle(x):
    a = Box(x); b = Box(a); a.b = b
    return r(a.b.x.x, -36)
o = Thing()
lines = []
def r(x, tag):
    shared = x is None or type(x) in (bool, int, str) or x == ()
    lines.append(f"{tag} {sys.getrefcount(o)} {'-' if shared else sys.getrefcount(x)} {gc.get_count()[0] - start}")
    return x
gc.collect()
start = gc.get_count()[0]
'''
TAIL = '''
main()
r(o, 0)
key.cache_clear()
print("\\n".join(lines))
print(gc.collect(), sys.getrefcount(o))
gc.set_threshold(0)
'''
PLACE = re.compile("<([a-z])>")


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = self.serial = 0

    def tag(self):
        self.serial += 1
        return str(self.serial)

    def name(self):
        self.names += 1
        return f"v{self.names}"

    def fill(self, template, depth, known):
        """The template with its places filled, and the fresh names that it has by their letters."""
        fresh = {letter: self.name() for letter in "vwf" if f"<{letter}>" in template}

        def place(found):
            letter = found[1]
            if letter == "t":
                return self.tag()
            if letter == "k":
                return self.random.choice(known + ["o"])
            if letter in "eb":
                return self.expression(depth - 1, known + ([fresh["v"]] if letter == "b" else []))
            return fresh[letter]
        return PLACE.sub(lambda found: found[0] if found[1] == "s" else place(found), template), fresh

    def expression(self, depth, known):
        if depth <= 0 or self.random.random() < 0.15:
            value = self.random.choice(known + ["o", "o"])
            return f"r({value}, {self.tag()})" if self.random.random() < 0.4 else value
        return self.fill(self.random.choice(EXPRESSIONS), depth, known)[0]

    def statements(self, depth, known, count):
        known, lines = list(known), []
        for _ in range(count):
            if depth > 0 and self.random.random() < 0.35:
                template, bound, stays = self.random.choice(BLOCKS)
                text, fresh = self.fill(template, 2, known)
                inside = known + [fresh[letter] for letter in bound]
                while "<s>" in text:
                    block = self.statements(depth - 1, inside, self.random.randint(1, 2))
                    text = text.replace("<s>", indent(block), 1)
                known += [fresh[letter] for letter in bound if stays]
            else:
                template, bound = self.random.choice(STATEMENTS)
                text, fresh = self.fill(template, 3, known)
                known += [fresh[letter] for letter in bound]
            lines.append(text)
            if self.random.random() < 0.3:
                lines.append(f"r(o, {self.tag()})")
        return "\n".join(lines)


def indent(text):
    return re.sub("^", "    ", text, flags=re.M)


def generate(seed):
    program = Program(seed)
    return HEAD + "def main():\n" + indent(program.statements(2, [], program.random.randint(3, 6))) + TAIL


if __name__ == "__main__":
    import sys
    print(generate(int(sys.argv[1])), end="")
