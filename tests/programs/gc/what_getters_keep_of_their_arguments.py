# itemgetter and, from 3.13 on, methodcaller keep the very tuple of their arguments; a dotted name of attrgetter becomes one.
import gc
import sys
from operator import methodcaller, itemgetter, attrgetter
gc.collect()
gc.disable()
out = []
def m(): out.append(gc.get_count()[0] - start)
class O: pass
class C:
    def get(self, *a, **k): return 1
o, c = O(), C()
def t(f):
    global start
    gc.collect(); start = gc.get_count()[0]; m(); x = f(); m(); x(c); m(); x(c); m(); print(out, sys.getrefcount(o), [type(r).__name__ for r in gc.get_referents(x)], sys.getsizeof(x)); out.clear(); x = None; m(); print(out); out.clear()
t(lambda: methodcaller('get'))
t(lambda: methodcaller('get', o))
t(lambda: methodcaller('get', o, o, 3))
t(lambda: attrgetter('get'))
t(lambda: attrgetter('get', 'get'))
t(lambda: attrgetter('get.__name__'))
try: t(lambda: itemgetter(1, 2))
except TypeError as e: m(); print(out)

from types import SimpleNamespace as Space
thing = Space(x=Space(y=5), get=lambda *a, **k: (a, k))
for getter in (methodcaller("get"), methodcaller("get", 1), methodcaller("get", 1, 2, 3, 4, 5, 6, 7, 8), methodcaller("get", 1, k=2)):
    print(getter, getter(thing))
for getter in (attrgetter("x"), attrgetter("x.y"), attrgetter("x", "x.y")):
    print(getter, getter(thing), getter.__reduce__()[1])
for wrong in ("", ".", "x.", ".x", "x..y"):
    try:
        print(attrgetter(wrong), attrgetter(wrong)(thing))
    except AttributeError as error:
        print(error)
for getter in (itemgetter(1), itemgetter(1, 2), itemgetter(slice(1, 2))):
    print(getter, getter([1, 2, 3]), getter.__reduce__()[1])
