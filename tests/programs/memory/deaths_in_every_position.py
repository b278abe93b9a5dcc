# __del__ and the order in which things die, in every position.
import sys, gc
class D:
    def __init__(self, n): self.n = n
    def __del__(self): out.append(self.n)
out = []
def show(t): print(t, out); out.clear()
a = D("a"); b = a; del a; show("alias"); del b; show("last"); a = D(1); a = D(2); show("rebound"); a = None; show("none")
l = [D(i) for i in range(4)]; del l[1]; show("del item"); l[0] = None; show("set item"); l.pop(); show("pop"); l = None; show("list")
l = [D(i) for i in range(4)]; l.clear(); show("clear"); l = [D(i) for i in range(4)]; l[1:3] = [D("x")]; show("slice"); l.sort(key=lambda d: str(d.n)); l.reverse(); show("sorted"); del l[:]; show("del all")
t = tuple(D(i) for i in range(3)); t = None; show("tuple"); d = {i: D(i) for i in range(3)}; d.pop(1); show("dict pop"); d.update({0: D("new")}); show("update"); d.popitem(); show("popitem"); d.clear(); show("dict clear"); d = {D("k"): D("v")}; del d; show("key and value"); s = {D(0)}; s.clear(); show("set")
def f(): x = D("x"); y = D("y"); z = D("z")
f(); show("locals"); 
def g(x, y): del x; show("in g"); return y
g(D("p"), D("q")); show("args"); r = g(D("p"), D("q")); show("kept"); del r; show("dropped")
def h(*a, **k): pass
h(D(1), D(2), k=D(3)); show("star"); D("expr"); show("expr"); D("x") and None; show("and"); x = D("x").n; show("attr"); (D("t1"), D("t2")); show("tuple expr"); [D("l1"), D("l2")][0]; show("index"); {D("k"): D("v")}; show("dict expr"); f"{D('f').n}"; show("fstring"); D("a") == D("b"); show("compare"); D("a") is D("b"); show("is"); not D("n"); show("not"); D("c") if D("cond") else D("e"); show("ternary"); lambda: D("never"); show("lambda"); (lambda v=D("def"): v); show("default"); (lambda v: None)(D("arg")); show("lambda arg"); print(D("p").n, D("q").n); show("print"); [D(i) for i in range(3)]; show("comp"); sum(D(i).n for i in range(3)); show("gen"); list(map(D, range(3))); show("map"); sorted([D(2), D(1)], key=lambda d: d.n); show("sorted"); max(D(1), D(2), key=lambda d: d.n); show("max"); any(D(i) for i in range(2)); show("any"); a, b = D("u1"), D("u2"); show("unpack"); a, b = b, a; show("swap"); a = b = None; show("none2"); a, *b = D(1), D(2), D(3); show("star"); del a, b; show("star del")
def gen(): x = D("gx"); yield D("gy"); z = D("gz"); yield 1
i = gen(); next(i); show("yielded"); next(i); show("second"); i.close(); show("closed"); i = gen(); v = next(i); del i; show("gen del"); del v; show("v"); for_ = [D(1), D(2)]
for q in for_: show("loop")
for_ = None; show("for none"); del q; show("q")
for q in [D(3), D(4)]: show("temp loop")
show("after"); del q; show("q2")
for q in (D(i) for i in range(2)): show("gen loop")
del q; show("q3")
try: raise ValueError(D("e"))
except ValueError as e: show("handler")
show("handled")
def bad(): x = D("bx"); y = D("by"); raise KeyError(D("arg"))
try: bad()
except KeyError: show("caught")
show("released")
try:
    try: bad()
    except KeyError as e: raise ValueError(D("second")) from e
except ValueError as v: show("chain")
show("chain gone")
class C:
    x = D("class attr")
    def __init__(self): self.a = D("ia"); self.b = D("ib")
    def __del__(self): out.append("C")
c = C(); c.a = None; show("attr none"); del c.b; show("del attr"); c = None; show("instance"); C.x = 1; show("class attr"); c = C(); c.__dict__.clear(); show("dict clear"); del c; show("c")
class S:
    __slots__ = ("a", "b")
    def __del__(self): out.append("S")
s = S(); s.a = D("sa"); s.b = D("sb"); del s; show("slots")
class E(D):
    def __del__(self): super().__del__(); out.append("E"); self.child = D("child")
E("base"); show("subclass"); 
class R:
    def __del__(self): global saved; saved = self; out.append("R")
R(); show("resurrected"); saved = None; show("again"); a = D("cyc"); a.me = a; del a; show("cycle"); gc.collect(); show("collected"); a, b = D(1), D(2); a.o, b.o = b, a; c = D(3); b.c = c; del a, b, c; gc.collect(); show("two")
with __import__("contextlib").suppress(ValueError): x = D("with"); raise ValueError
show("with"); x = None; show("x"); globals()["dyn"] = D("g"); del globals()["dyn"]; show("globals"); exec("z = D('exec')"); show("exec"); del z; show("z")
match D("m"):
    case D(n=n): show("matched")
show("match"); w = [D("w")] ; w += [D("w2")]; w *= 1; show("w"); w = w[1:]; show("w1"); w = None; show("w2"); (y := D("y")); show("walrus"); y = 5; show("y"); assert D("as"); show("assert"); import functools; p = functools.partial(print, D("pa")); del p; show("partial"); it = iter([D(1), D(2)]); next(it); show("iter"); list(it); show("iter end"); z = zip([D(1)], [D(2)]); next(z); show("zip"); del z; show("zip del"); o = D("prop"); o.__dict__["n"] = "changed"; del o; show("changed")
