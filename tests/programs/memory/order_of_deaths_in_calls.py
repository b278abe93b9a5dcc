# Arguments and results of built-in functions, classes, statements and failures: who dies when.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): out.append(self.n)
    def __getattr__(self, k): return 1
    def __iadd__(self, o): return 1
    def __lt__(self, o): return True
    __gt__ = __lt__
    __ior__ = __isub__ = __iadd__
    def __invert__(self): return 1
    def __neg__(self): return 1
    def __await__(self): yield 1
    def __iter__(self): return iter([1, 2])
    def __index__(self): return 0
    def __len__(self): return 0
    def __bool__(self): return False
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __reversed__(self): return 1
    def __hash__(self): return 1
    def __eq__(self, o): return True
    def keys(self): return []
    @property
    def pr(self): return 1
    @pr.setter
    def pr(self, v): pass
    @classmethod
    def cm(cls, *a): return 1
    @staticmethod
    def st(*a): return 1
class S: 
    __slots__ = ("a", "b")
class Plain:
    def __init__(self, *a): pass
class New:
    def __new__(cls, *a): return 1
class CallT:
    def __call__(self, *a): return 1
out = []
def show(t): print(t, out); out.clear()
def body(show):
    len(D("a")); show("len"); isinstance(D("a"), (D, int)); show("isinstance"); str(D("a")); show("str"); type(D("a")); show("type"); tuple(D("a")); show("tuple"); list(D("a")); show("list"); list.append([], D("a")); show("list.append"); [].append(D("a")); show("append"); l = []; l.append(D("b")); l.append(D("c")); l = None; show("appended"); print(D("a").x, D("b").y, end=""); show("print"); max(D("a"), D("b")); show("max"); getattr(D("a"), "q"); show("getattr"); setattr(D("a"), "q", D("v")); show("setattr"); hasattr(D("a"), "q"); show("hasattr"); id(D("a")); show("id"); hash(D("a")); show("hash"); bool(D("a")); show("bool"); repr([D("a"), D("b")])[:1]; show("repr"); sorted([D("a")]); show("sorted"); sum([1, 2], 5 + D("a").__len__()); show("sum"); dict(a=D("a")); show("dict"); set([D("a")]); show("set"); zip(D("a"), D("b")); show("zip"); enumerate(D("a")); show("enumerate"); map(len, D("a")); show("map"); range(D("a"), D("b")); show("range"); slice(D("a"), D("b")); show("slice"); callable(D("a")); show("callable"); issubclass(type(D("a")), D); show("issubclass"); vars(D("a")); show("vars"); iter(D("a")); show("iter"); reversed(D("a")); show("reversed"); divmod(5 + D("a").__len__(), 2); show("divmod"); print(end="", sep=D("x").n); show("print kw")
    D("a").cm(D("b")); show("cm"); D("a").st(D("b"), D("c")); show("st"); D.cm(D("b"), D("c")); show("cm2"); Plain(D("a"), D("b")); show("plain"); New(D("a"), D("b")); show("new"); CallT()(D("a"), D("b")); show("callt"); D("a").pr; show("prop"); D("a").pr = D("v"); show("prop set"); s = S(); s.a = D("1"); s.b = D("2"); s = None; show("slots"); s = S(); s.a = D("1"); s.a = D("2"); show("slot set"); s = None; show("s")
    "abc".join([D("a").n]); show("join"); "a".startswith("a", D("a")); show("startswith"); [1, 2].index(1, D("a")); show("index"); {}.get(D("a"), D("b")); show("get"); {}.setdefault(D("a"), D("b")); show("setdefault"); {1: D("a")}.pop(1, D("b")); show("pop"); [D("a")].count(D("b")); show("count"); D("b") in [D("a")]; show("contains"); {D("a")} & {D("b")} and 0; show("and"); [D("a")] + [D("b")]; show("list add"); [D("a"), D("b")] * 1; show("mul"); (D("a"),) + (D("b"),); show("tuple add"); [D("a")] == [D("b")]; show("list eq"); (D("a"), 1) < (D("b"), 2); show("tuple lt"); f"{D('a').n}{D('b').n}"; show("f"); "%s%s" % (D("a").n, D("b").n); show("%"); x = [D("a")]; x += [D("b")]; x = None; show("iadd"); x = D("a"); x += D("b"); show("user iadd"); -D("a"); show("neg"); ~D("a"); show("inv"); not D("a"); show("not"); (D("a") or D("b")); show("or"); (D("a"), D("b"), D("c"))[1:]; show("slice"); a, *b = D("a"), D("b"), D("c"); a = None; show("a"); b = None; show("b"); [*D("a"), *D("b")]; show("unpack list"); {**{1: D("a")}, **{1: D("b")}}; show("unpack dict"); print(*D("a"), end=""); show("star"); (lambda *a, **k: 0)(D("a"), *[D("b")], k=D("c")); show("mixed"); (lambda a, b=1: 0)(b=D("b"), a=D("a")); show("kws"); dict(**{"a": D("a")}, b=D("b")); show("dict kw")
    with D("w") as q: D("in")
    show("with"); q = None; show("q")
    with D("w1"), D("w2"): pass
    show("with2")
    for i in D("it"): pass
    show("for")
    for i in [D("1"), D("2")]: break
    show("break"); i = None; show("i"); [i for i in [D("1"), D("2")] if i]; show("comp"); {i: i for i in [D("1")]}; show("dcomp"); list(i for i in [D("1"), D("2")]); show("gen"); any([D("1"), D("2")]); show("any"); next(iter([D("1")])); show("next"); assert not D("a"); show("assert")
    while D("w"): pass
    show("while"); x = D("a") if D("c") else D("b"); show("tern"); x = None; show("x"); x = y = D("xy"); x = None; show("x"); y = None; show("y"); del x, y; (z := D("z")); show("walrus"); del z; show("z"); lambda: D("n"); show("lambda")
    try: raise ValueError(D("a"), D("b"))
    except ValueError: show("exc")
    show("exc out")
    try: int(D("a"), D("b"), D("c"))
    except TypeError: show("bad call")
    show("bad out")
    try: D("a") @ D("b")
    except TypeError: show("matmul")
    show("matmul out")
    try: (lambda: 0)(D("a"), D("b"))
    except TypeError: show("args")
    show("args out"); t = [D("a"), D("b"), D("c")]; t[0], t[1] = t[1], t[0]; t = None; show("swap"); t = [D("a"), D("b"), D("c"), D("d")]; t[1:3] = [D("e")]; show("sl"); del t[::2]; show("sl2"); t = None; show("t"); t = {1: D("a"), 2: D("b")}; t[1] = D("c"); show("d1"); del t[2]; show("d2"); t = None; show("d3"); type("T", (), {"a": D("cls")}); import gc; gc.collect(); show("class")
body(show); body(lambda t: out.clear()); 
for _ in range(40): body(lambda t: out.clear())
print(); body(show)
