# The number of automatic collections, and what each finds, in loops, comprehensions, recursion, closures and classes.
import gc
gc.collect(); gc.disable()
def measure(f, t=(100, 10, 10)):
    log = []
    def cb(p, i):
        if p == "stop": log.append((i["generation"], i["collected"]))
    gc.collect(); gc.callbacks.append(cb); gc.set_threshold(*t); gc.enable()
    f()
    gc.disable(); gc.callbacks.remove(cb); return len(log), log[:4], log[-1:]
class N:
    def __init__(s): s.me = s
class Sl:
    __slots__ = ("me",)
    def __init__(s): s.me = s
def lists():
    for i in range(500): l = []; l.append(l)
def dicts():
    for i in range(500): d = {}; d["d"] = d
def inst():
    for i in range(500): N()
def slots():
    for i in range(500): Sl()
def comp(): [N() for i in range(500)]
def gens(): list(N() for i in range(500))
def setc(): {id(N()) for i in range(500)}
def dictc(): {i: N() for i in range(500)}
def rec(n=300):
    l = []; l.append(l)
    if n: rec(n - 1)
def clos():
    for i in range(300):
        def f(): return f
def exc():
    for i in range(300):
        try: raise ValueError(i)
        except ValueError as e: x = e
def whil():
    i = 0
    while i < 500: i += 1; l = [i]; l.append(l)
def keep():
    k = []
    for i in range(500): k.append((i, [i]))
def mapped(): list(map(lambda i: [N()], range(500)))
def sort(): sorted([[i] for i in range(500)], key=lambda x: [x])
def cls():
    for i in range(60):
        class A:
            def m(self): pass
def typ():
    for i in range(60): type("A", (), {})
def tuples():
    for i in range(500): t = ([],); t[0].append(t)
def genc():
    def g():
        me = yield
        yield
    for i in range(300): x = g(); next(x); x.send(x)
def unpack():
    for a, b in [([], []) for _ in range(300)]: a.append(b); b.append(a)
def bound():
    for i in range(300): n = N(); n.f = n.__init__
def strs():
    for i in range(500): str(i).split()
for f in (lists, dicts, inst, slots, comp, gens, setc, dictc, rec, clos, exc, whil, keep, mapped, sort, cls, typ, tuples, genc, unpack, bound, strs): print(f.__name__, measure(f))
print(measure(inst, (10, 2, 2))); print(measure(keep, (10, 2, 2)))
