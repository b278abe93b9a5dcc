from contextlib import *
import sys
@contextmanager
def tag(name):
    "doc"
    print("<" + name)
    try: yield name.upper()
    except ValueError as e: print("caught", e)
    finally: print(name + ">")
with tag("a") as x, tag("b") as y: print(x, y)
with tag("v"): raise ValueError("inside")
try:
    with tag("k"): raise KeyError("through")
except KeyError as e: print("outside", e)
@tag("deco")
def f(n): return n + 1
print(f(1), f(2), f.__name__, tag.__doc__, tag.__name__)
@contextmanager
def nothing():
    if False: yield
try:
    with nothing(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
@contextmanager
def swallow_then_yield():
    try: yield
    except ValueError: yield
try:
    with swallow_then_yield(): raise ValueError
except RuntimeError as e: print(e)
@contextmanager
def passes(): yield
try:
    with passes(): raise StopIteration("si")
except StopIteration as e: print("stop", e)
try:
    with passes(): raise RuntimeError("rt")
except RuntimeError as e: print(e, e.__context__)
class Thing:
    def close(self): print("closed")
with closing(Thing()) as t: print(type(t).__name__)
with suppress(KeyError, ZeroDivisionError): 1 / 0
with suppress(ValueError): pass
try:
    with suppress(KeyError): 1 / 0
except ZeroDivisionError: print("not suppressed")
with nullcontext(5) as n: print(n)
with nullcontext(): pass
class W:
    def __init__(self): self.t = []
    def write(self, s): self.t.append(s)
    def flush(self): pass
w = W()
with redirect_stdout(w) as target: print("hidden"); print(target is w)
print("".join(w.t).split())
with redirect_stderr(w): print("err", file=sys.stderr)
print(w.t[-2])
with ExitStack() as stack:
    stack.enter_context(tag("s1")); stack.callback(print, "callback", sep="-"); stack.push(lambda *exc: print("exit", exc[0]))
    stack.enter_context(tag("s2")); print("body")
with ExitStack() as stack:
    stack.push(lambda *exc: True); raise KeyError("gone")
stack = ExitStack()
stack.callback(print, "later")
moved = stack.pop_all(); stack.close(); print("now"); moved.close()
try:
    with ExitStack() as stack:
        @stack.callback
        def bad(): raise ValueError("in callback")
        raise KeyError("first")
except ValueError as e: print(repr(e), repr(e.__context__))
try: ExitStack().enter_context(3)
except TypeError as e: print(e)
class CM(ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *e): print("out"); return False
@CM()
def g(): return "g"
print(g(), isinstance(CM(), AbstractContextManager), issubclass(CM, AbstractContextManager))
class My(AbstractContextManager):
    def __exit__(self, *e): return None
with My() as m: print(type(m).__name__)
try: AbstractContextManager()
except TypeError as e: print(e)
