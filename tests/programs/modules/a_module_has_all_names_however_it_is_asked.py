# Each question is asked of a fresh module: what it has does not depend on what was asked before.
import sys


def fresh():
    sys.modules.pop("weakref", None)
    import weakref

    return weakref


class Thing:
    pass


thing = Thing()
print(fresh().ref(thing)() is thing)
print("finalize" in vars(fresh()), "finalize" in fresh().__dict__, "finalize" in dir(fresh()))
print(fresh().WeakSet([thing]).data == {fresh().ref(thing)})
print(hasattr(fresh(), "finalize"), hasattr(fresh(), "nothing"))

try:
    fresh().nothing
except AttributeError as error:
    print(error)

module = fresh()
module.ref = 5
print(module.ref, module.finalize.__name__, module.ref)

module = fresh()
del module.proxy
print(hasattr(module, "proxy"), hasattr(module, "finalize"), hasattr(module, "proxy"))

module = fresh()
setattr(module, "added", 1)
print(module.added, len(module.__all__))

sys.modules.pop("weakref")
from weakref import WeakValueDictionary, ref

print(WeakValueDictionary.__name__, ref is type(ref(thing)))

sys.modules.pop("weakref")
names = {}
exec("from weakref import *", names)
print(sorted(name for name in names if name != "__builtins__"))


def deep(n):
    return fresh().WeakSet if n == 0 else deep(n - 1)


print(deep(100).__name__)
