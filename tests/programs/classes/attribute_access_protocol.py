class Data:
    def __init__(self, name): self.name = name
    def __get__(self, i, o): return f"data {self.name}"
    def __set__(self, i, v): print("data set", v)
class NonData:
    def __get__(self, i, o): return "nondata" + ("" if i is None else " of instance")
class C:
    data = Data("d")
    nondata = NonData()
    plain = "class plain"
    def method(self): return "method"
    def __getattr__(self, name):
        if name.startswith("x_"): return name
        raise AttributeError(f"no {name} here")
c = C()
c.__dict__.update(data="in dict", nondata="in dict", plain="in dict", method="in dict")
print(c.data, c.nondata, c.plain, c.method, C.data, C.nondata, c.x_1)
c.data = 5
try:
    c.nothing
except AttributeError as e:
    print(e, e.name, e.obj is c)
print(getattr(c, "nothing", "default"), hasattr(c, "nothing"), hasattr(c, "x_y"))
class Log:
    def __getattribute__(self, name):
        if not name.startswith("__"): print("get", name)
        return object.__getattribute__(self, name)
    def __setattr__(self, name, value):
        print("set", name, value); object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name); object.__delattr__(self, name)
l = Log()
l.a = 1
l.a += 1
print(l.a)
del l.a
try:
    del l.a
except AttributeError as e:
    print(e)
class Proxy:
    def __init__(self, target): object.__setattr__(self, "_target", target)
    def __getattr__(self, name): return getattr(self._target, name)
    def __setattr__(self, name, value): setattr(self._target, name, value)
    def __repr__(self): return f"Proxy({self._target!r})"
p = Proxy([3, 1, 2])
p.sort()
print(p, p.index(2))
try:
    len(p)
except TypeError as e:
    print(e)
class Slots:
    __slots__ = ("a", "b", "__dict__")
class Tight:
    __slots__ = {"a": "documented", "_Tight__private": ""}
    def __init__(self): self.a = 1
s, t = Slots(), Tight()
s.a = 1; s.c = 3
print(s.a, s.__dict__, Slots.a, Tight.a.__doc__, t.a)
for stmt in ("t.b = 1", "del t.a; t.a", "s.b", "t.__dict__", "Slots.a.__get__(t)", "t.__weakref__"):
    try:
        exec(stmt)
    except (AttributeError, TypeError) as e:
        print(stmt, "->", type(e).__name__, e)
class Child(Tight): pass
child = Child(); child.free = 2
print(child.__dict__, child.a)
for bad in ("__slots__ = ('a', 'a')", "__slots__ = ('1x',)", "__slots__ = (5,)", "__slots__ = ('x',); x = 1"):
    try:
        exec("class B:\n    " + bad)
        print(bad, "fine")
    except (TypeError, ValueError) as e:
        print(bad, "->", e)
class Named:
    def __set_name__(self, owner, name): print("named", owner.__name__, name); self.n = name
    def __get__(self, i, o): return self.n
class Owner:
    first = Named()
    second = third = Named()
Owner.late = Named() if False else None
print(Owner.first, Owner.second, Owner.third)
class P:
    def __init__(self): self._v = 0
    @property
    def v(self): "The value."; return self._v
    @v.setter
    def v(self, x):
        if x < 0: raise ValueError("negative")
        self._v = x
    @v.deleter
    def v(self): print("deleting"); self._v = None
    ro = property(lambda self: "read only", doc="ro doc")
p = P(); p.v = 3; p.v += 4
print(p.v, P.v.__doc__, P.ro.__doc__, P.v.fget.__name__)
for stmt in ("p.v = -1", "p.ro = 1", "del p.ro", "del p.v"):
    try:
        exec(stmt)
    except (AttributeError, ValueError) as e:
        print(stmt, "->", e)
print(p.v)
class A1: x = 1
class B1: x = 2
o = A1(); o.__class__ = B1
print(o.x, type(o).__name__, isinstance(o, B1))
for cls in (int, Tight):
    try:
        o.__class__ = cls
    except TypeError as e:
        print(e)
class Mangled:
    __x = 1
    def get(self): return self.__x, [self.__y for self.__y in [2]][0]
print(Mangled().get(), sorted(k for k in vars(Mangled) if "x" in k), Mangled._Mangled__x)
print(sorted(n for n in dir(p) if not n.startswith("__")), vars(p))
