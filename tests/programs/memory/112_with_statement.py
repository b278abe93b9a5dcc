# Who holds the manager of a with statement while __enter__, the body and __exit__ run.
import sys
rc = sys.getrefcount
class C:
    def __enter__(self): return rc(self)
    def __exit__(self, *a): print("exit", rc(self), len(a))
class R:
    def __enter__(self): print("enter", rc(self)); return self
    def __exit__(self, t, e, tb): print("exit", rc(self), rc(e) > 1000 or rc(e), rc(tb) > 1000 or rc(tb)); return True
class D:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit")
    def __del__(self): print("del")
c = C()
with c as r: print("with", r)
with C() as r: print("with", r)
with R() as r: print("in", rc(r))
c = R()
with c as r: print("in", rc(r), rc(c))
with c: print("in", rc(c)); raise ValueError
def f():
    c = C()
    with C() as r: print("f with", r)
    with R() as r: print("f in", rc(r))
    with R(): print("f in")
    d = R()
    with d: print("f in", rc(d)); raise KeyError
    with d as e, R() as g: print("f two", rc(d), rc(e), rc(g))
    with D() as x: print(rc(x)); x = None; print("body")
    with D(): print("body")
    for i in range(2):
        with d: continue
    with d: return rc(d)
print(f())
def g():
    with R() as r: yield rc(r)
print(list(g()))
class S:
    __enter__ = staticmethod(lambda: print("static"))
    __exit__ = staticmethod(lambda *a: print("static exit", len(a)))
with S(): pass
class M:
    @classmethod
    def __enter__(cls): print("cm", cls.__name__)
    @classmethod
    def __exit__(cls, *a): print("cm exit", len(a))
with M(): pass
class I: pass
i = I(); i.__enter__ = i.__exit__ = 1
try:
    with i: pass
except TypeError as e: print(e)
import contextlib
@contextlib.contextmanager
def cm(x): yield rc(x)
with cm(object()) as n: print(n)
with contextlib.closing(type("X", (), {"close": lambda s: print("close", rc(s))})()) as q: print(rc(q))
with contextlib.suppress(ValueError): raise ValueError

class D:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", rc(self))
    def __del__(self): print("del")
def f():
    d = D()
    with d: d = None; print("body")
    print("after")
f()
def g(d):
    with d as e: print(rc(d), rc(e)); del d; print(rc(e)); e = None; print("body")
    print("after")
g(D())
def h():
    d = D()
    with d:
        for i in range(2): print(rc(d))
        if i: x = d
        print(rc(d)); del x
    print(rc(d))
h()
