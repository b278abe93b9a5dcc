# Generators, coroutines and asynchronous generators and what they hold.
import sys, types, gc
gc.collect()
rc = sys.getrefcount
o = object(); base = rc(o)
def s(tag, *more): print(tag, rc(o) - base, *more)
def g(a, *b, c=o, **d):
    s("start"); x = yield a; s("sent", x); y = yield [a, x]; s("second"); return a
s("default")
i = g(o, o, o, k=o); s("made"); print(rc(i)); v = next(i); s("first", v is o, rc(i)); w = i.send([]); s("second", rc(w)); 
try: i.send(None)
except StopIteration as e: s("value", e.value is o)
s("after"); del v, w; s("names", rc(i)); print(i.gi_frame, i.gi_running, i.gi_yieldfrom)
def d(): 
    r = yield from g(o); s("delegated", r is o)
j = d(); next(j); s("inner"); print(rc(j), rc(j.gi_yieldfrom), type(j.gi_yieldfrom).__name__); j.send(1)
try: next(j)
except StopIteration: s("stopped")
j = d(); next(j); j.close(); s("closed"); j = d(); next(j)
try: j.throw(ValueError(o))
except ValueError as e: s("thrown"); tb = e.__traceback__; print(rc(tb)); n = 0
while tb: n += 1; tb = tb.tb_next
print(n); del tb; s("after throw"); del j; s("del")
async def co(x):
    y = x; s("in co"); r = await aw(x); s("awaited"); return r
class aw:
    def __init__(self, x): self.x = x
    def __await__(self): s("await"); z = yield self.x; s("resumed"); return z
k = co(o); s("co made"); print(rc(k)); v = k.send(None); s("suspended", v is o, rc(k), rc(k.cr_await)); del v
try: k.send(o)
except StopIteration as e: s("co done", e.value is o)
s("co after"); del k; s("co del")
k = co(o); k.close(); s("closed unstarted"); del k
async def ag(x):
    y = [x]; got = yield y; s("asent", rc(got)); yield got
def drive(c):
    try: c.send(None)
    except StopIteration as e: return e.value
k = ag(o); s("ag"); q = k.__anext__(); print(rc(q), rc(k)); v = drive(q); s("av", rc(v), rc(k)); q = k.asend(o); s("asend"); drive(q); s("asent2"); del q; q = k.aclose(); print(rc(k))
drive(q); s("aclosed"); del q, k, v; s("end")
ge = ([x, o] for x in [o, o] if x is o); s("genexpr"); m = next(ge); s("next"); del m; s("del m"); list(ge); s("exhausted"); del ge
def pair():
    for a, b in zip([o], [o]): yield (a, b)
for p in pair(): s("pair", rc(p))
del p; s("p")
@types.coroutine
def tc(): v = o; yield v; s("tc")
x = tc(); next(x); s("tc1"); x.close(); s("tc2")
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration(o)
        return rc(self)
z = It(); print(list(z), [*It()], sum(It()), max(It()), tuple(It()), dict(enumerate(It())), [x for x in It()]); s("it")
a, b, c = It(); print(a, b, c); a, *b = It(); print(a, b)
print(gc.collect(), rc(o) - base)
