# Which tuple an exception keeps as its args, which of the two is born first, and what making one costs.
import gc, sys
gc.collect()
def count(f):
    gc.collect(); a = gc.get_count()[0]; x = f(); b = gc.get_count()[0]; return b - a
class E1(Exception): pass
class E2(Exception):
    def __init__(self, *a): super().__init__(*a)
class E3(Exception):
    def __init__(self, m, code): super().__init__(m); self.code = code
class E4(Exception):
    def __init__(self, m, code): self.code = code
class E5(ValueError):
    def __init__(self, m): super().__init__(m)
class E6(Exception):
    def __new__(cls, *a): return super().__new__(cls, *a)
class E7(Exception):
    def __init__(self, *a): Exception.__init__(self, *a)
class E8(Exception):
    def __init__(self, *a): super().__init__(self, *a)
T = []
def order(e):
    r = []
    for o in gc.get_objects():
        if o is e: r.append("e")
        elif o is e.args: r.append("args")
    return r
for make in (lambda: ValueError(T), lambda: Exception(T, T), lambda: E1(T), lambda: E2(T), lambda: E3(T, 1), lambda: E3("m", T), lambda: E4(T, 1), lambda: E5(T), lambda: E6(T), lambda: E7(T), lambda: E8(T),
  lambda: KeyError(T), lambda: OSError(T), lambda: StopIteration(T), lambda: SystemExit(T), lambda: AttributeError(T), lambda: AttributeError("x", name="y", obj=T), lambda: NameError(T), lambda: ImportError(T, name="q"), lambda: SyntaxError(T), lambda: UnicodeError(T), lambda: BaseException(T), lambda: KeyboardInterrupt(T), lambda: ExceptionGroup("m", [ValueError(T)]), lambda: MemoryError(T), lambda: RecursionError(T), lambda: AssertionError(T), lambda: Warning(T)):
    try: n = count(make)
    except Exception as x: n = repr(x)
    e = make()
    print(type(e).__name__, n, order(e), sys.getrefcount(e.args), len(e.args), sys.getrefcount(e))
a = (T, 1)
e = ValueError(*a); print(e.args is a, sys.getrefcount(a))
e = E1(*a); print(e.args is a, sys.getrefcount(a))
e = E2(*a); print(e.args is a, sys.getrefcount(a))
e = E7(*a); print(e.args is a, sys.getrefcount(a))
class E9(Exception):
    def __init__(self, *args):
        print(self.args is args, sys.getrefcount(self.args))
        super().__init__(*args)
        print(self.args is args, sys.getrefcount(args))
E9(T, 2)
try: raise E9(T, 3)
except E9 as e: print(sys.getrefcount(e.args), sys.getrefcount(e))
try: raise ValueError(T)
except ValueError as e: print(sys.getrefcount(e.args), sys.getrefcount(e), order(e))
try: raise ValueError
except ValueError as e: print(sys.getrefcount(e), order(e))
try: {}[T.__len__]
except KeyError as e: print(sys.getrefcount(e.args), sys.getrefcount(e), order(e))
try: {}[(T.__len__,)]
except KeyError as e: print(sys.getrefcount(e.args), sys.getrefcount(e), order(e))
try: next(iter([]))
except StopIteration as e: print(sys.getrefcount(e), order(e))
def g(): return T; yield
x = g()
try: next(x)
except StopIteration as e: print(sys.getrefcount(e), sys.getrefcount(e.args), order(e))
try: assert 0, T
except AssertionError as e: print(sys.getrefcount(e), sys.getrefcount(e.args), order(e))
try: sys.exit(T)
except SystemExit as e: print(sys.getrefcount(e), sys.getrefcount(e.args), order(e))
try: sys.exit((T,))
except SystemExit as e: print(sys.getrefcount(e), sys.getrefcount(e.args), order(e))
def gg():
    try: yield
    except ValueError as e: print(sys.getrefcount(e), sys.getrefcount(e.args), order(e)); yield
x = gg(); next(x); x.throw(ValueError(T))
class N:
    def __init__(self, n): self.n = n
class MyError(Exception):
    def __init__(self, *a):
        super().__init__(*a)
        self.extra = N("extra")
def tag(o):
    if isinstance(o, N): return o.n
    if isinstance(o, BaseException): return type(o).__name__
    if isinstance(o, tuple): return "tuple%d" % len(o)
    return type(o).__name__
def make():
    e = MyError(N("a1"), [N("a2")], {"k": N("a3")})
    e.note = N("note")
    e.__cause__ = ValueError(N("cause"))
    e.__context__ = KeyError(N("context"))
    e.add_note("hello")
    return e
e = make()
mine = []
def names():
    known = set(map(id, (e, e.args, e.args[0], e.args[1], e.args[2], e.args[1][0], e.args[2]["k"], e.__dict__, e.extra, e.note, e.__cause__, e.__context__, e.__cause__.args, e.__context__.args, e.__notes__, e.__cause__.args[0], e.__context__.args[0])))
    return [tag(o) for o in gc.get_objects() if id(o) in known]
print(names())
gc.collect()
print(names())
gc.collect()
print(names())
