# Frames: what they hold, how long, f_locals and f_back.
import sys, gc, types
rc = sys.getrefcount
o = object(); base = rc(o)
def s(t, *m): print(t, rc(o) - base, *m)
def f(x):
    y = x
    fr = sys._getframe(); s("in", fr.f_code is f.__code__, rc(fr), fr.f_back.f_code.co_name)
    d = fr.f_locals; s("f_locals", sorted(d), d["x"] is o, type(d).__name__)
    del fr, d; s("dropped")
    return sys._getframe()
fr = f(o); s("returned", rc(fr), sorted(fr.f_locals), fr.f_back is sys._getframe(), fr.f_lineno > 0); fr.clear(); s("cleared", sorted(fr.f_locals)); del fr
def g():
    a = o; l = locals(); s("locals()", sorted(l)); l["z"] = o; s("stored", "z" in locals()); l2 = locals(); print(l is l2); del l, l2; s("gone")
g(); s("g done")
def h():
    x = o
    def inner():
        return sys._getframe(1)
    fr = inner(); s("outer frame", fr is sys._getframe(), rc(fr))
    return None
h(); s("frame cycle"); print(gc.collect() > 0); s("collected")
def gen():
    v = o
    yield sys._getframe()
    yield v
it = gen(); fr = next(it); s("gen frame", fr is it.gi_frame, rc(fr), rc(it), fr.f_locals["v"] is o); 
try: fr.clear()
except RuntimeError as e: print(e)
else: print("cleared")
s("after clear"); del it, fr; s("gen gone")
def rec(n): return sys._getframe() if n == 0 else rec(n - 1)
fr = rec(3); n = 0; names = []
while fr: names.append(fr.f_code.co_name); fr = fr.f_back
print(names)
def trace_local(frame, event, arg): events.append((event, frame.f_lineno - frame.f_code.co_firstlineno)); return trace_local
events = []
def traced():
    x = o
    return x
sys.settrace(trace_local); traced(); sys.settrace(None); print(events); s("traced")
class C:
    a = o; s("class body", rc(sys._getframe()), sorted(k for k in sys._getframe().f_locals if k[0] != "_"))
    l = locals(); print(l is sys._getframe().f_locals, l is locals()); del l
s("class"); del C; gc.collect(); s("class gone")
print(sys._getframe().f_locals is globals(), sys._getframe().f_globals is globals(), sys._getframe() is sys._getframe(), rc(sys._getframe()), sys._getframe().f_builtins is __builtins__.__dict__, sys._getframe().f_back)
def who(): return sys._getframe(1).f_code.co_name
def caller(): return who()
print(caller(), who(), [who() for _ in range(1)], (lambda: who())(), next(who() for _ in range(1)))
try: sys._getframe(100)
except ValueError as e: print(e)
e1 = compile("o", "x", "eval"); print(eval(e1) is o); s("eval"); exec("q = [o]; del q"); s("exec"); exec("q = o", {"o": o}); s("exec with dict")
def args(*a, **k): s("args", rc(a), rc(k)); a = None; s("a dropped"); k = None; s("k dropped")
args(o, o, x=o); s("args done")
def late():
    try: return o
    finally: s("finally")
late(); s("late")
def cond(x): 
    if x: y = o
    s("cond", "y" in locals()); 
    if x: del y
    s("deleted")
cond(1); cond(0); s("end")
