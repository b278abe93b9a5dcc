print(eval("1 + 2"), eval("x * 2", {"x": 21}), eval("x + y", {"x": 1}, {"y": 2}), eval(" \t5"), eval("(\n1,\n2)"), eval(compile("3 * 4", "f", "eval")), eval(b"7"))
ns = {}
exec("a = 1\ndef f(x):\n    return x + a\nclass C: pass\nimport math", ns)
print(ns["f"](2), sorted(k for k in ns if k != "__builtins__"), ns["C"].__module__, "__builtins__" in ns)
g, l = {"k": 1}, {}
exec("k = 2\nglobal m\nm = 3", g, l)
print(g["k"], g["m"], l)
def local_scope():
    z = 1
    exec("z = 2; w = 3")
    d = {}
    exec("q = z + 1", globals(), d | {"z": z}) if False else exec("q = 5", {}, d)
    return z, d, eval("z + 10")
print(local_scope())
class Names(dict):
    def __missing__(self, key): return f"<{key}>"
print(eval("alpha + beta", {}, Names()), eval("len", {"__builtins__": {"len": 5}}))
for text in ("1 +", "x = 1", "undefined_here", "1/0", "", "def f(): pass", "'abc", "a b", "__import__('math').floor(2.5)"):
    try: print(repr(text), eval(text))
    except Exception as e: print(repr(text), type(e).__name__, e)
for text, mode in (("x = 5", "exec"), ("5", "eval"), ("for i in range(2): print(i)", "exec"), ("if 1:\n  x", "exec"), ("x = ", "exec")):
    try:
        code = compile(text, "<cell>", mode)
        print(mode, code.co_filename, code.co_name, code.co_names, code.co_consts, eval(code) if mode == "eval" else exec(code, {}))
    except Exception as e:
        print(mode, type(e).__name__, e, getattr(e, "lineno", None), getattr(e, "offset", None))
def f(a, b=2, *c, d, **e): x = 1; return x
c = f.__code__
print(c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_consts, c.co_flags & 12, c.co_firstlineno)
g = (lambda x: x * k).__code__ if False else compile("k * 2", "f", "eval")
for k in (1, 2, 3): print(eval(g), end=" ")
print(globals()["k"], "k" in dir(), locals() is globals(), vars() is globals(), __name__)
def show_locals(a, b=2):
    c = a + b
    return locals()
print(show_locals(1))
def fresh():
    x = 1
    snapshot = locals()
    snapshot["x"] = 99
    return x, locals()["x"], "snapshot" in locals()
print(fresh())
class Body:
    a = 1
    print(sorted(k for k in locals() if not k.startswith("__")))
print(eval("[x for x in range(3) if x != n]", {"n": 1}), eval("(lambda: n)()", {"n": 4}), eval("[i * j for i in a for j in a]", {"a": [1, 2]}))
exec("try:\n    1/0\nexcept ZeroDivisionError as e:\n    print('inside', e)")
exec("def deco(f): return lambda: f() + '!'\n@deco\ndef hi(): return 'hi'\nprint(hi())")
print(callable(compile), type(compile("1", "", "eval")).__name__, eval("__name__"), getattr(__builtins__, "len", None) is len)
