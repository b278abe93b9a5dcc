import gc, sys
gc.collect(); gc.disable()
class T:
    def __init__(s, n, *r): s.n = n; s.r = r
    def __del__(s): print("-" + s.n, end=" ")
def nl(s=""): print("|", s)
a = T("a"); a = T("b"); nl("rebound"); del a; nl("del")
x = [T("0"), T("1"), T("2")]; del x[1]; nl("item"); x[0] = None; nl("assign"); x.clear(); nl("clear")
x = [T("0"), T("1"), T("2")]; del x; nl("list"); x = (T("0"), T("1")); del x; nl("tuple"); x = {1: T("0"), 2: T("1")}; del x; nl("dict"); x = {T("0")}; del x; nl("set")
def f(p): q = T("q"); r = T("r"); p = T("p"); nl("in"); return r
f(T("arg")); nl("result dropped"); k = f(1); nl("kept"); del k; nl()
T("temp"); nl("expr"); T("l").n; nl("attr"); [T("c")][0].n; nl("sub"); (lambda v: v.n)(T("lam")); nl("lam"); str(T("s")) and None; nl("str")
for i in [T("i0"), T("i1")]: print("loop", end=" ")
nl(); del i; nl()
print([t.n for t in [T("k0"), T("k1")]], end=" "); nl("comp"); print(sum(1 for t in (T("g0"), T("g1"))), end=" "); nl("gen")
try: y = T("y"); raise ValueError(T("in exc"))
except ValueError as e: print("handler", end=" ")
nl("after handler"); del y; nl()
class C:
    c = T("class attr")
    def __init__(s): s.a = T("ia"); s.b = T("ib"); s.c = T("ic")
    def __del__(s): print("C dies", end=" ")
c = C(); del c; nl("instance"); del C; nl("class deleted"); gc.collect(); nl("collected")
a, b = T("A"), T("B"); a, b = b, a; nl("swap"); a = b = None; nl("both")
d = {"k": T("old")}; d["k"] = T("new"); nl("replaced"); d.update(k=T("upd")); nl("update"); d.pop("k"); nl("pop"); d.setdefault("z", T("set")); nl("setdefault"); d.setdefault("z", T("no")); nl("unused"); d |= {"z": T("or")}; nl("or"); del d; nl()
l = [T("s0"), T("s1"), T("s2"), T("s3")]; l[1:3] = [T("n")]; nl("slice"); l *= 0; nl("imul"); l = [T("r0"), T("r1")]; l.reverse(); del l[:]; nl("reversed")
l = [T("p0"), T("p1")]; l.pop(); nl("pop"); l.remove(l[0]); nl("remove"); l += [T("e")]; l = []; nl("new list")
def gen():
    a = T("ga")
    yield 1
    b = T("gb")
    yield 2
g = gen(); next(g); nl("1"); next(g); nl("2"); g.close(); nl("closed"); g = gen(); next(g); del g; nl("deleted"); g = gen(); del g; nl("never started"); list(gen()); nl("exhausted")
global_ = T("glob")
def h(): global global_; global_ = T("glob2"); nl("set global"); del global_; nl("del global")
h()
w = T("outer", T("inner", T("innermost"))); del w; nl("nested")
import functools
p = functools.partial(T.__init__, T("pa")); del p; nl("partial")
def outer():
    v = T("cell")
    def inner(): return v
    return inner
o = outer(); nl("outer returned"); del o; nl("closure")
z = T("z1"); z2 = z; del z; nl("one left"); z2 = None; nl("none left")
print("end")
