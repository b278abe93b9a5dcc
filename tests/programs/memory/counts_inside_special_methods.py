# Counts everywhere: names, arguments, temporaries, constants, closures, bound methods, frames.
import sys, gc
rc = sys.getrefcount
class A:
    def m(self): return rc(self)
    def n(self, *a, **k): return rc(self), len(a), rc(k)
    @property
    def p(self): return rc(self)
    @classmethod
    def c(cls): return rc(cls) 
    @staticmethod
    def s(x): return rc(x)
    def __getattr__(self, name): return rc(self), rc(name) > 0
    def __getitem__(self, i): return rc(self)
    def __call__(self, x): return rc(self), rc(x)
    def __enter__(self): print("enter", rc(self)); return self
    def __exit__(self, *a): print("exit", rc(self), rc(a)); return True
    def __add__(self, o): return rc(self), type(o) is int or rc(o)
    def __radd__(self, o): return rc(self)
    def __iadd__(self, o): print("iadd", rc(self), rc(o)); return self
    def __eq__(self, o): print("eq", rc(self), rc(o)); return True
    def __hash__(self): return rc(self)
    def __len__(self): return rc(self)
    def __bool__(self): print("bool", rc(self)); return True
    def __contains__(self, x): print("contains", rc(self)); return True
    def __iter__(self): print("iter", rc(self)); return self
    def __next__(self): print("next", rc(self)); raise StopIteration
    def __repr__(self): return f"<A {rc(self)}>"
    def __format__(self, spec): return f"<fA {rc(self)}>"
    def __setattr__(self, n, v): print("setattr", rc(self), rc(v)); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("delattr", rc(self)); object.__delattr__(self, n)
    def __setitem__(self, n, v): print("setitem", rc(self), rc(v))
    def __delitem__(self, n): print("delitem", rc(self))
    def __index__(self): print("index", rc(self)); return 1
    def __neg__(self): return rc(self)
    def __del__(self): print("del", rc(self))
a = A(); b = A()
print(a.m(), A().m(), A.m(a), a.n(), a.n(1, k=2), a.p, a.s(a), A.s([]), a.zzz, a[0], a([]), a(b))
with a as z: pass
with A(): pass
with A() as q: 1/0
del z, q
print(a + b, a + 1, 1 + a, A() + A(), [] .__class__)
a += b
a += []
print(a == b, hash(a), len(a) , 1 in a, [] in a)
if a: pass
while not a: pass
for i in a: pass
for i in A(): pass
print(repr(a), str(A()), f"{a}", f"{A()!r}", "%s" % a, "%r" % (a,), "{}".format(a), [a], (A(),), {1: a})
a.x = []; a.x = b; del a.x
a[0] = []; a[b] = b; del a[0]
print([1, 2][a], "ab"[a], -a, range(5)[a], list(range(10))[a:2])
print(sorted([a, b], key=lambda v: rc(v)) == 1)
print(max(a, b, key=rc) is a, list(map(rc, [a, b, a])), list(filter(lambda x: print(rc(x)), [a])))
print([rc(x) for x in (a, b)], {rc(x) for x in (a,)}, {rc(x): rc(x) for x in (a,)}, list(rc(x) for x in [a]))
f = a.m; print(rc(a), rc(f), f(), f.__call__(), rc(f.__self__), rc(f.__func__) > 1)
g = lambda x=a: rc(x); print(g(), rc(a), rc(g), g.__defaults__ is not None, rc(g.__defaults__))
del a, b, f, g
