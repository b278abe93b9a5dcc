# Temporaries of every operation: which operand dies first.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): out.append(self.n)
    def __add__(self, o): return 1
    __sub__ = __mul__ = __iadd__ = __radd__ = __lt__ = __matmul__ = __and__ = __pow__ = __add__
    def __contains__(self, x): return True
    def __getitem__(self, k): return 1
    def __setitem__(self, k, v): pass
    def __delitem__(self, k): pass
    def __call__(self, *a, **k): return 1
    def m(self, *a, **k): return 1
    def __enter__(self): return 1
    def __exit__(self, *a): return True
    def __iter__(self): return iter([])
    def __format__(self, s): return "f"
class E(D):
    def __eq__(self, o): return True
    def __hash__(self): return 1
out = []
def show(t): print(t, out); out.clear()
def body(D, E, show):
    D("a") + D("b"); show("add"); D("a") - D("b"); show("sub"); D("a") ** D("b"); show("pow"); D("a") == D("b"); show("eq"); D("a") != D("b"); show("ne"); D("a") < D("b"); show("lt"); E("a") == E("b"); show("eq2"); D("a") is D("b"); show("is"); D("a") is not D("b"); show("is not"); D("a") in D("b"); show("in"); D("a") not in D("b"); show("not in"); D("a") in [D("b")]; show("in list"); D("a")[D("b")]; show("getitem"); D("a")[D("b")] = D("c"); show("setitem"); del D("a")[D("b")]; show("delitem"); D("a")[D("b"):D("c")]; show("slice"); D("a")[D("b"):D("c")] = D("d"); show("set slice"); D("a")[D("b"), D("c")]; show("tuple"); D("a").x = D("b"); show("setattr"); D("a").n; show("attr"); D("f")(D("a"), D("b")); show("call"); D("f")(D("a"), k=D("b")); show("call kw"); D("f")(*[D("a")], **{"k": D("b")}); show("call ex"); D("f").m(D("a"), D("b")); show("method"); D("f").m(D("a"), k=D("b")); show("method kw"); len([D("a"), D("b")]); show("len"); isinstance(D("a"), D); show("isinstance"); print(D("a").n, D("b").n, end=""); show("print"); x = [D("a"), D("b")]; x = None; show("list"); x = (D("a"), D("b")); x = None; show("tuple"); {D("a"): D("b"), D("c"): D("d")}; show("dict"); f"{D('a')}{D('b')}"; show("fstr"); a, b = D("a"), D("b"); a = b = None; show("unpack"); [*D("a"), *D("b")]; show("star"); 
    with D("w"): pass
    show("with"); 
    with D("w") as q: raise ValueError(D("v"))
    show("with raise"); D("a") and D("b"); show("and"); D("a") or D("b"); show("or"); not D("a"); show("not"); x = D("i"); x += D("j"); show("iadd"); x = None
    if D("a") == D("b"): pass
    show("if eq")
    if D("a") is D("b"): pass
    show("if is")
    if D("a") in D("b"): pass
    show("if in")
    if D("a"): pass
    show("if"); D("a") < D("b") < D("c"); show("chain"); getattr(D("a"), "n"); show("getattr"); max(D("a"), D("b"), key=lambda v: 1); show("max"); str(D("a")); show("str"); list(D("a")); show("list"); type(D("a")); show("type"); D("a").__eq__(D("b")); show("eq call"); D("a").__class__; show("class"); (lambda a, b: 1)(D("a"), D("b")); show("lambda"); dict(a=D("a"), b=D("b")); show("dict"); [D("a") for _ in range(2)]; show("comp"); "%s" % (D("a").n,); show("mod"); [1, 2].index(1, D("a") and 0); show("and0"); D("a"), D("b"); show("expr tuple"); (D("a"), D("b"))[0]; show("tuple index"); {"k": D("a")}["k"]; show("dict index"); [D("a"), D("b")][1:]; show("list slice"); D("a") if D("c") else D("b"); show("ternary"); lambda v=D("a"): 0; show("default"); raise_(D("a"), D("b")); show("raise")
def raise_(a, b):
    try: raise ValueError(a) from KeyError(b)
    except ValueError: pass
body(D, E, show)
for _ in range(30): body(D, E, lambda t: out.clear())
body(D, E, show)
