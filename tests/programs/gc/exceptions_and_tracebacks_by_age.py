# Who is older, an exception or its traceback: 3.11 makes what C code raises where it is handled.
import gc
gc.collect(); gc.disable(); gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
def leak(f):
    try: f()
    except Exception as e: x = e
def show(f):
    leak(f)
    print(f.__name__, gc.collect(), [type(x).__name__ for x in gc.garbage]); gc.garbage.clear(); gc.set_debug(0); gc.collect(); gc.set_debug(gc.DEBUG_SAVEALL)
def zero(): 1/0
def index(): [][1]
def key(): {}[1]
def attr(): (1).foo
def name(): nope
def local():
    x = x
def typ(): len(1)
def call(): len()
def val(): int("x")
def rais(): raise ValueError("x")
def cls(): raise ValueError
def nxt(): next(iter([]))
def nested(): zero()
def unpack(): a, b = 1, 2, 3
def asrt(): assert False, "no"
def imp(): import nope_module
def chain():
    try: 1/0
    except ZeroDivisionError as z: raise KeyError(1) from z
def ctx():
    try: 1/0
    except ZeroDivisionError: {}[2]
def reraise():
    try: 1/0
    except ZeroDivisionError: raise
def fin():
    try: [][0]
    finally: pass
def gen():
    def g():
        yield 1/0
    next(g())
def rec(n=3):
    if n: rec(n-1)
    else: {}["deep"]
for f in (zero,index,key,attr,name,local,typ,call,val,rais,cls,nxt,nested,unpack,asrt,imp,chain,ctx,reraise,fin,gen,rec): show(f)
gc.set_debug(0)
