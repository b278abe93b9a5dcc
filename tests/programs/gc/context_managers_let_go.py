# ExitStack, contextmanager and generators: when what they hold dies.
import contextlib, gc, weakref
gc.collect(); gc.disable()
class R:
    def __init__(s, n): s.n = n
    def __enter__(s): print("enter", s.n); return s
    def __exit__(s, *a): print("exit", s.n, a[0] and a[0].__name__)
    def __del__(s): print("del", s.n)
    def close(s): print("close", s.n)
with R("a") as a, R("b"): print("body"); del a
with contextlib.ExitStack() as st:
    for i in range(3): st.enter_context(R(i))
    st.callback(print, "callback"); st.push(lambda *e: print("push", e))
    keep = st.pop_all()
print("moved"); keep.close(); del keep, st
@contextlib.contextmanager
def cm(n):
    r = R(n)
    try: yield r
    except ValueError as e: print("swallowed", e)
    finally: print("cm done")
with cm("c") as c: raise ValueError("oops")
del c; print("--")
with contextlib.suppress(KeyError): {}["x"]
with contextlib.closing(R("cl")): print("closing")
g = cm("never entered"); del g; g = cm("entered"); x = g.__enter__(); del g; print("generator gone?"); del x
def leak():
    with cm("leak") as l: l.l = l
leak(); print(gc.collect())
try:
    with R("err"): 1 / 0
except ZeroDivisionError as e: print("caught", e.__traceback__.tb_lineno)
with contextlib.nullcontext(R("null")) as n: print(n.n)
del n; print("end")
