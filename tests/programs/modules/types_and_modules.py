import types, sys
def f(): pass
class A:
    def m(self): pass
print([isinstance(x, t) for x, t in ((f, types.FunctionType), (lambda: 0, types.LambdaType), (A().m, types.MethodType), (len, types.BuiltinFunctionType), ((i for i in ()), types.GeneratorType), (f.__code__, types.CodeType), (types, types.ModuleType), (None, types.NoneType), (..., types.EllipsisType), (NotImplemented, types.NotImplementedType), (list[int], types.GenericAlias), (int | str, types.UnionType), (A.__dict__, types.MappingProxyType), ([].append, types.BuiltinMethodType), (object.__init__, types.WrapperDescriptorType), (str.join, types.MethodDescriptorType))])
n = types.SimpleNamespace(a=1, b=[2]); n.c = 3; print(n, n.a, n == types.SimpleNamespace(a=1, b=[2], c=3), vars(n)); del n.a; print(n)
m = types.ModuleType("mine", "its doc"); m.x = 1; print(m, m.__name__, m.__doc__, m.x, sorted(vars(m)))
ro = types.MappingProxyType({"k": 1}); print(ro["k"], len(ro), "k" in ro, ro | {"z": 2}, ro)
try: ro["q"] = 1
except TypeError as e: print(e)
B = types.new_class("B", (A,), {}, lambda ns: ns.update(v=7)); print(B, B.v, B.__mro__, B.__module__)
class Meta(type):
    def __new__(m, n, b, d, **k): print(n, sorted(k)); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
    @classmethod
    def __prepare__(m, n, b, **k): return {"prepared": True}
C = types.new_class("C", (), {"metaclass": Meta, "flag": 1}); print(C.prepared, type(C).__name__, types.prepare_class("X", (C,))[0].__name__)
class E:
    def __mro_entries__(self, bases): return (A,)
print(types.resolve_bases((E(), int)) , types.new_class("F", (E(),)).__orig_bases__[0].__class__.__name__, types.get_original_bases(A))
def outer():
    x = 1
    def g(): return x
    return g
g = outer(); print(types.FunctionType(g.__code__, {}, "h", None, g.__closure__)(), types.MethodType(lambda self, y: (self, y), 5)(6), types.CellType(4).cell_contents)
class Dyn:
    def __init__(self): self._v = 3
    @types.DynamicClassAttribute
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x
d = Dyn(); d.v = 9; print(d.v)
try: Dyn.v
except AttributeError as e: print(repr(e))
print(types.__name__, sys.modules["types"] is types, hasattr(types, "__file__") or True)
import collections.abc as cabc, collections
from collections import abc
print(cabc is abc is collections.abc, sys.modules["collections.abc"] is abc, abc.Sequence.__module__)
from functools import reduce as r, partial
print(r(lambda a, b: a + b, [1, 2, 3]), partial.__module__)
for bad in ("import nothing_like_this", "from collections import nope", "import collections.nope", "from .x import y", "import collections.abc.deeper", "from functools import (wraps, nope)"):
    try: exec(bad)
    except ImportError as e: print(type(e).__name__, str(e).split(" (")[0], e.name)
ns = {}; exec("from keyword import *", ns); print(ns["iskeyword"]("for"), ns["issoftkeyword"]("match"), len(ns["kwlist"]), "softkwlist" in ns)
import __future__; print(__future__.annotations.getOptionalRelease())
