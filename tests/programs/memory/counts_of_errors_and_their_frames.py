import gc, sys
gc.collect()
class Res: pass
def inner(r):
    x = r
    raise ValueError(r)
def outer(r):
    try: inner(r)
    except ValueError as e:
        print("in except", sys.getrefcount(r), sys.getrefcount(e), sys.getrefcount(e.__traceback__), sys.getrefcount(e.args))
        tb = e.__traceback__
        print("tb", sys.getrefcount(tb), sys.getrefcount(tb.tb_next), sys.getrefcount(tb.tb_frame), sys.getrefcount(tb.tb_next.tb_frame))
        saved = e
    print("after", sys.getrefcount(r), sys.getrefcount(saved))
    return saved
r = Res(); e = outer(r); print("module", sys.getrefcount(r), sys.getrefcount(e)); e.__traceback__ = None; print(sys.getrefcount(r)); e.args = (); print(sys.getrefcount(r)); print(gc.collect()); print(sys.getrefcount(r), sys.getrefcount(e))
def chain(r):
    try:
        try: raise KeyError(r)
        except KeyError as a: raise IndexError(r) from a
    except IndexError as b: return b
e = chain(r); print(sys.getrefcount(r), sys.getrefcount(e.__cause__), e.__cause__ is e.__context__); del e; print(sys.getrefcount(r), gc.collect(), sys.getrefcount(r))
def fin(r):
    try: return sys.getrefcount(r)
    finally: print("finally", sys.getrefcount(r))
print(fin(r))
def unbound(r):
    try: raise TypeError
    except TypeError as e: pass
    try: e
    except UnboundLocalError as z: return str(z), sys.getrefcount(z)
print(unbound(r))
try: raise ExceptionGroup("g", [ValueError(r), KeyError(r)])
except* ValueError as eg: print(sys.getrefcount(r), sys.getrefcount(eg), sys.getrefcount(eg.exceptions), sys.getrefcount(eg.exceptions[0]))
except* KeyError as eg: print(sys.getrefcount(r), sys.getrefcount(eg), sys.getrefcount(eg.exceptions), sys.getrefcount(eg.exceptions[0]))
print(sys.getrefcount(r), gc.collect(), sys.getrefcount(r))
def gen(r):
    try: yield r
    except GeneratorExit as x: print("exit", sys.getrefcount(r), sys.getrefcount(x)); raise
    finally: print("fin", sys.getrefcount(r))
g = gen(r); next(g); print(sys.getrefcount(r), sys.getrefcount(g), sys.getrefcount(g.gi_frame)); del g; print(sys.getrefcount(r))
g = gen(r); next(g)
try: g.throw(ValueError(r))
except ValueError as v: print(sys.getrefcount(r), v.__traceback__.tb_next.tb_frame.f_code.co_name)
print(sys.getrefcount(r)); f = sys._getframe(); print(sys.getrefcount(f), sys.getrefcount(f.f_globals) - sys.getrefcount(globals()), sys.getrefcount(f.f_code))
def cur(): f = sys._getframe(); return sys.getrefcount(f), sys.getrefcount(f.f_back), sys.getrefcount(f.f_code), sys.getrefcount(f.f_locals)
print(cur()); print(cur())
