# Failures of every operation: who dies, and when.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): out.append(self.__dict__.get('n'))
class X(D):
    def bad(self, *a): raise KeyError(1)
    __add__ = __eq__ = __lt__ = __contains__ = __getitem__ = __setitem__ = __delitem__ = __call__ = __getattr__ = __iter__ = __len__ = __neg__ = __iadd__ = __hash__ = __bool__ = __enter__ = __format__ = __str__ = bad
out = []
def t(name, f):
    try: f()
    except Exception as e: print(name, out, type(e).__name__, end=" "); out.clear()
    print(out); out.clear()
def body():
    t("add", lambda: X("a") + D("b")); t("radd", lambda: D("a") + D("b")); t("eq", lambda: X("a") == D("b")); t("lt", lambda: D("a") < D("b")); t("in", lambda: D("a") in X("b")); t("in2", lambda: D("a") in D("b")); t("get", lambda: X("a")[D("b")]); t("get2", lambda: D("a")[D("b")]); t("get3", lambda: [D("a")][D("b")]); t("get4", lambda: {}[D("b")]); t("slice", lambda: D("a")[D("b"):D("c")]); t("call", lambda: X("f")(D("a"), D("b"))); t("call2", lambda: D("f")(D("a"), D("b"))); t("callkw", lambda: D("f")(D("a"), k=D("b"))); t("callex", lambda: D("f")(*[D("a")], **{"k": D("b")})); t("attr", lambda: D("a").zz); t("attr2", lambda: X("a").zz); t("neg", lambda: -D("a")); t("neg2", lambda: -X("a")); t("not", lambda: not X("a")); t("and", lambda: X("a") and D("b")); t("fmt", lambda: f"{X('a')}{D('b')}"); t("unpack", lambda: [*D("a")]); t("unpack2", lambda: [*[D("z")], *X("a")]); t("dict", lambda: {D("k"): D("v"), X("k2"): D("v2")}); t("set", lambda: {X("k2")}); t("dunpack", lambda: {**D("a")}); t("len", lambda: len(X("a"))); t("int", lambda: int(D("a"))); t("args", lambda: (lambda a: 0)(D("a"), D("b"))); t("args2", lambda: (lambda a, b: 0)(D("a"))); t("kwargs", lambda: (lambda a: 0)(D("a"), z=D("b"))); t("dupkw", lambda: (lambda a: 0)(D("a"), a=D("b"))); t("cls", lambda: D(D("a"), D("b"))); t("obj", lambda: object(D("a"), D("b"))); t("meth", lambda: "".join(D("a"), D("b"))); t("meth2", lambda: [].append(D("a"), D("b"))); t("meth3", lambda: "a".replace(D("a"), D("b"))); t("print", lambda: print(D("a").n, sep=D("s"), end="")); t("max", lambda: max(D("a"), D("b"))); t("sorted", lambda: sorted([D("a"), D("b")])); t("sum", lambda: sum([D("a"), D("b")])); t("zip", lambda: zip(D("a"), D("b"))); t("map", lambda: list(map(len, [D("a"), D("b")]))); t("gen", lambda: list(X(i) + 1 for i in "ab")); t("comp", lambda: [X(i) + 1 for i in "ab"]); t("import", lambda: __import__(D("a"))); t("raise", lambda: (_ for _ in ()).throw(D("a"))); t("getattr", lambda: getattr(D("a"), "q" + D("b").n)); t("nested", lambda: D("a") + (D("b") + (D("c") + D("d")))); t("chain", lambda: D("a") < D("b") < D("c")); t("tern", lambda: D("a") if X("c") else D("b")); t("tuple", lambda: (D("a"), D("b"), X("c") + 1)); t("list", lambda: [D("a"), D("b"), X("c") + 1]); t("argerr", lambda: print(D("a"), D("b"), X("c") + 1)); t("kwerr", lambda: print(D("a"), end=X("c") + 1)); t("methcall", lambda: [].append(X("c") + D("d"))); t("lambda", lambda: (lambda v=X("c") + D("d"): 0))
    def f1(): D("a").x = X("b") + 1
    def f2(): X("a")[D("b")] = D("c")
    def f3(): del X("a")[D("b")]
    def f4(): D("a")[D("b"):D("c")] = D("d")
    def f5(): x = D("x"); x += D("y")
    def f6(): a, b = D("a")
    def f7(): a, b = [D("a"), D("b"), D("c")]
    def f8():
        for i in D("a"): pass
    def f9():
        with D("a"): pass
    def f10():
        with X("a"): pass
    def f11(): raise D("a")
    def f12(): raise ValueError(D("a")) from D("b")
    def f13(): assert not D("a"), D("msg")
    def f14(): x = D("x"); del x; x
    def f15(): del D("a").q
    def f16():
        try: X("a") + D("b")
        finally: out.append("finally")
    def f17():
        try: X("a") + D("b")
        except D("c"): pass
    def f18():
        x = D("l1"); y = D("l2"); z = X("l3"); return z + y
    def f19():
        for i in [D("1"), D("2")]: X("q") + i
    def f20():
        while X("w"): pass
    def f21():
        with __import__("contextlib").nullcontext(D("m")) as m: X("a") + 1
    def f22(): D("a").n.zz(D("b"))
    def f23(): D("f")(D("a"), (yield))
    def f24(a=D, *b, **c): x = a("x"), *b; return len(X("l"))
    for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, f22, f24): t(f.__name__, f)
    t("f24b", lambda: f24(D, D("s"), k=D("k"))); t("f23", lambda: (lambda g: (g.send(None), g.throw(KeyError)))(f23()))
body()
for _ in range(40):
    import io, contextlib
    with contextlib.redirect_stdout(io.StringIO()): body()
print("warm"); body()
def more():
    t("x1", lambda: (lambda a, b: 0)(D("1"), D("2"), D("3"), D("4"))); t("x2", lambda: (lambda a, b, c: 0)(D("1"), D("2"))); t("x3", lambda: (lambda a, *, k: 0)(D("1"), D("2"))); t("x4", lambda: D("f").zz if 0 else X("f").bad(D("1"), D("2"))); t("x5", lambda: (lambda: 0)(D("1"), D("2"), D("3")))
more(); more()
