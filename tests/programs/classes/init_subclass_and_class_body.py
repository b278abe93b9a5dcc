class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[name or cls.__name__.lower()] = cls
        print("registered", cls.__name__, name)
class Csv(Plugin): pass
class Json(Plugin, name="js"):
    extension = ".json"
print(sorted(Plugin.registry), Plugin.registry["js"].extension)
try:
    class Bad(Plugin, nme="x"): pass
except TypeError as e:
    print(e)
class Body:
    print("in body", __name__, __qualname__)
    x = 1
    y = x + 1
    for i in range(2):
        locals()[f"made{i}"] = i
    del i
    if y > 1:
        def method(self): return self.y
    class Inner:
        depth = 2
    def uses_class(self): return __class__
    squares = [n * n for n in range(3)]
    z: int
    w: str = "w"
    lambdas = [(lambda self, k=k: (self.x, k)) for k in range(2)]
b = Body()
print(b.method(), Body.Inner.__qualname__, b.uses_class() is Body, Body.squares, Body.__annotations__, Body.made1, hasattr(Body, "i"), Body.lambdas[1](b))
class Equal:
    def __eq__(self, o): return True
try:
    hash(Equal())
except TypeError as e:
    print(e)
class HashKept(Equal):
    __hash__ = object.__hash__
print(isinstance(hash(HashKept()), int))
class Doc:
    """Text."""
    __slots__ = ()
print(Doc.__doc__, Doc.__module__, Body.__doc__, Body.__dict__["__qualname__"] if "__qualname__" in Body.__dict__ else "not kept")
class Generic:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
print(Generic[int], Generic["a", 1])
class New:
    def __new__(cls, *args):
        print("new", cls.__name__, args)
        return super().__new__(cls) if args != ("other",) else "not an instance"
    def __init__(self, *args): print("init", args)
New(1); print(New("other")); New.__init__(New.__new__(New))
class Immutable(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    a = property(lambda self: self[0])
print(Immutable(1, 2), Immutable(3, 4).a, Immutable(1, 2) == (1, 2), type(Immutable(1, 2)[:]))
class Int(int):
    def __add__(self, o): return Int(super().__add__(o))
    def __repr__(self): return f"Int({int(self)})"
print(Int(3) + 4, Int(3) - 1, sum([Int(1), Int(2)], Int(0)), Int("12"), {Int(1): "k"}[1], f"{Int(5):03d} {Int(5)}")
class Upper(dict):
    def __missing__(self, k): return k.upper()
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
u = Upper(a=1); u["b"] = 2; u.update(c=3)
print(u, u["zz"], u.get("zz"), "zz" in u, u | {"d": 4}, type(u.copy()))
class L(list):
    def append(self, x): print("append", x); super().append(x)
    def __len__(self): return 99
l = L([1]); l.append(2); l += [3]; l.extend([4])
print(l, len(l), list(l), bool(l), l[-1], type(l[:]), type(l + []))
class S(str):
    def upper(self): return "UP"
s = S("low")
print(s.upper(), s + "x", type(s + ""), type(s.strip()), s == "low", {s: 1}["low"], f"{s}", "%s" % s, s[0], hash(s) == hash("low"))
class E(Exception):
    def __init__(self, code, msg="m"): super().__init__(code, msg); self.code = code
    def __str__(self): return f"[{self.code}]"
print(repr(E(5)), str(E(5)), E(5).args, isinstance(E(1), Exception))
