class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"from_prepare": name}
    def __new__(mcls, name, bases, ns, tag="none", **kw):
        print("new", name, [k for k in ns if not k.startswith("__")], tag, kw)
        ns["tag"] = tag
        return super().__new__(mcls, name, bases, ns, **kw)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args, kw)
        instance = super().__call__(*args, **kw)
        instance.made_by = "Meta"
        return instance
    def __repr__(cls): return f"<class {cls.__name__} of Meta>"
    def __len__(cls): return len(cls.__name__)
    def __getitem__(cls, key): return (cls.__name__, key)
    def __iter__(cls): return iter(cls.__name__)
    def __contains__(cls, x): return x in cls.__name__
    def __instancecheck__(cls, x): return x == cls.__name__ or super().__instancecheck__(x)
    def __subclasscheck__(cls, c): return c is int or super().__subclasscheck__(c)
    def __getattr__(cls, name):
        if name.startswith("dyn"): return name[3:]
        raise AttributeError(f"{cls.__name__} lacks {name}")
    @property
    def upper(cls): return cls.__name__.upper()
    def __add__(cls, other): return cls.__name__ + "+" + other.__name__
    def __eq__(cls, other): return cls is other
    def __hash__(cls): return hash(cls.__name__)
class A(metaclass=Meta, tag="x"):
    def __init__(self, v=0): self.v = v
class B(A, tag="y"): pass
print(A, B, A.tag, B.tag, B.from_prepare, type(B) is Meta)
a = A(5)
print(a.v, a.made_by)
print(len(A), A[3], list(B), "A" in A, A.dynamic, A.upper, A + B)
print(isinstance("A", A), isinstance(B(), A), issubclass(int, A), issubclass(str, A))
for name in ("nothing", "upper"):
    try:
        print(getattr(a, name))
    except AttributeError as e:
        print(e)
try:
    A.missing
except AttributeError as e:
    print(e)
C = Meta("C", (A,), {"k": 1}, tag="dynamic")
print(C, C.k, C().v)
class Singleton(type):
    instances = {}
    def __call__(cls, *a):
        if cls not in cls.instances: cls.instances[cls] = super().__call__(*a)
        return cls.instances[cls]
class Config(metaclass=Singleton):
    def __init__(self): print("made once")
print(Config() is Config())
class Ordered(type):
    def __new__(m, n, b, ns):
        c = super().__new__(m, n, b, ns); c.order = [k for k in ns if not k.startswith("_")]; return c
class Form(metaclass=Ordered):
    name = 1
    age = 2
    def check(self): pass
print(Form.order)
def function_as_metaclass(name, bases, ns, **kw):
    return (name, bases, sorted(k for k in ns if k[:2] != "__"), kw)
class NotAClass(1 .__class__, metaclass=function_as_metaclass, extra=True):
    field = 1
print(NotAClass)
class M2(type): pass
try:
    class Bad(A, metaclass=M2): pass
except TypeError as e:
    print(e)
print(type("Quick", (), {"x": 1, "__slots__": ()})().x, type(type), type(Meta), isinstance(Meta, type))
class Entries:
    def __mro_entries__(self, bases): return (A,)
class Through(Entries()): pass
print(Through.__bases__, type(Through.__orig_bases__[0]).__name__)
