# Which tuples of a program's constants and definitions the collector tracks.
import gc
def f(): return (1, 2, 3), ("a", (1, 2)), [1, 2]
t = f()
print([gc.is_tracked(x) for x in (t, t[0], t[1], t[1][1], f.__code__.co_consts, f.__code__.co_names, f.__code__.co_varnames, (7, 8, "x"))])
def g(a, b=1, *c): return (4, 5, 6), 4.5
print([gc.is_tracked(x) for x in (g.__defaults__, g.__code__.co_consts, g.__code__.co_varnames, g(1)[0])])
class C: pass
print([gc.is_tracked(x) for x in (C.__bases__, C.__mro__)])
def h(): return "abc"[1], 1.5, b"x"
print([gc.is_tracked(h.__code__.co_consts), gc.is_tracked(h()), h.__code__.co_consts])
kept = [1234.5]
print(sorted(type(referrer).__name__ for referrer in gc.get_referrers(1234.5)))
