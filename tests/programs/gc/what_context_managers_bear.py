# What the managers of contextlib bear while they work, and what they leave for the next birth.
import contextlib, gc, io, sys
gc.disable()
@contextlib.contextmanager
def m(): yield 1
class CM:
    def __enter__(s): return s
    def __exit__(s,*a): return False
def births(f):
    f(); f()
    gc.collect(); b=gc.get_count()[0]; f(); return gc.get_count()[0]-b
def first(f):
    gc.collect(); b=gc.get_count()[0]; f(); return gc.get_count()[0]-b
def w():
    with m(): pass
def werr():
    try:
        with m(): 1/0
    except ZeroDivisionError: pass
def es():
    with contextlib.ExitStack() as s: s.enter_context(m()); s.callback(print, end=""); s.push(CM())
def eserr():
    try:
        with contextlib.ExitStack() as s: s.enter_context(m()); s.callback(str); 1/0
    except ZeroDivisionError: pass
def sup():
    with contextlib.suppress(ZeroDivisionError): 1/0
def supg():
    with contextlib.suppress(ZeroDivisionError):
        raise ExceptionGroup("a",[ZeroDivisionError()])
def cl():
    with contextlib.closing(io.StringIO()): pass
def ro():
    with contextlib.redirect_stdout(io.StringIO()): print("x")
def nc():
    with contextlib.nullcontext(3): pass
def deco():
    @m()
    def f(): pass
    f()
def popall():
    with contextlib.ExitStack() as s:
        s.enter_context(CM()); t=s.pop_all()
    t.close()
class D(contextlib.ContextDecorator, CM): pass
def decor():
    @D()
    def f(): pass
    f()
for f in (w,werr,es,eserr,sup,cl,ro,nc,deco,popall,decor):
    print(f.__name__, births(f))
def swallow():
    with contextlib.ExitStack() as s: s.push(lambda *a: True); 1/0
def replaced():
    try:
        with contextlib.ExitStack() as s:
            s.callback(lambda: {}[1]); 1/0
    except KeyError: pass
@contextlib.contextmanager
def sw():
    try: yield
    except ZeroDivisionError: pass
def swl():
    with sw(): 1/0
@contextlib.contextmanager
def rr():
    try: yield
    except ZeroDivisionError as e: raise KeyError from e
def rrl():
    try:
        with rr(): 1/0
    except KeyError: pass
def stopit():
    try:
        with m(): raise StopIteration(3)
    except StopIteration: pass
def twice():
    try:
        with tw(): pass
    except RuntimeError: pass
@contextlib.contextmanager
def tw(): yield; yield
for f in (swallow,replaced,swl,rrl,stopit,twice): print(f.__name__, births(f))
print("supg", births(supg))
