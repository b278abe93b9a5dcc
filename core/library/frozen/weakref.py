# Containers that do not keep their content alive, and finalizers. The references themselves are C (_weakref).
import _collections_abc
import itertools
import sys
from _collections_abc import Mapping as _Mapping
from _weakref import (
    CallableProxyType, ProxyType, ReferenceType, _remove_dead_weakref, getweakrefcount, getweakrefs, proxy, ref,
)
from _weakrefset import WeakSet, _IterationGuard, _all_of, _guards

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]

ProxyTypes = ProxyType, CallableProxyType
_collections_abc.MutableSet.register(WeakSet)


# A bound method lives no longer than the expression that made it. This one is the reference to its object, beside it
# stands one to its function; the first that dies ends both.
class WeakMethod(ref):
    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def _cb(arg):
            self = self_wr()
            if not self._alive:
                return
            self._alive = False
            if callback is not None:
                callback(self)

        method = ref.__new__(cls, obj, _cb)
        method._alive, method._meth_type, method._func_ref = True, type(meth), ref(func, _cb)
        # _cb reaches the method weakly, otherwise each method would be a cycle.
        self_wr = ref(method)
        return method

    def __call__(self):
        if (obj := super().__call__()) is not None and (func := self._func_ref()) is not None:
            return self._meth_type(func, obj)

    # Dead ones equal only themselves.
    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._alive and other._alive:
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return self is other

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._alive and other._alive:
            return ref.__ne__(self, other) or self._func_ref != other._func_ref
        return self is not other

    __hash__ = ref.__hash__


# What both dictionaries do alike: |=, | from the left and | from the right, repr.
def _common_methods(owner):
    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        merged = self.copy()
        merged.update(other)
        return merged

    def __ror__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        merged = self.__class__()
        merged.update(other)
        merged.update(self)
        return merged

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    methods = __ior__, __or__, __ror__, __repr__
    for method in methods:
        method.__qualname__ = f"{owner}.{method.__name__}"
    return methods


# The values are KeyedRefs, whose callback is _remove. An entry whose value died is there until that was called, and, while
# somebody goes through the dictionary (releases that guard), until he has finished: meanwhile its key is in _pending_removals.
class WeakValueDictionary(_collections_abc.MutableMapping):
    _pending_removals = _iterating = ()

    def __init__(self, other=(), /, **kw):
        def remove(wr, selfref=ref(self), _atomic_removal=_remove_dead_weakref):
            self = selfref()
            if self is None:
                return
            if not self._iterating:
                _atomic_removal(self.data, wr.key)
            else:
                self._pending_removals.append(wr.key)

        self._remove = remove
        if _guards:
            self._pending_removals, self._iterating = [], set()
        self.data = {}
        self.update(other, **kw)

    # Somebody may have set such a key anew: only an entry that is still dead goes.
    def _commit_removals(self, _atomic_removal=_remove_dead_weakref):
        next_key = self._pending_removals.pop
        data = self.data
        while True:
            try:
                key = next_key()
            except IndexError:
                break
            _atomic_removal(data, key)

    def __getitem__(self, key):
        self._pending_removals and self._commit_removals()
        value = self.data[key]()
        if value is not None:
            return value
        raise KeyError(key)

    def __delitem__(self, key):
        self._pending_removals and self._commit_removals()
        del self.data[key]

    def __len__(self):
        self._pending_removals and self._commit_removals()
        return len(self.data)

    def __contains__(self, key):
        self._pending_removals and self._commit_removals()
        try:
            return self.data[key]() is not None
        except KeyError:
            return False

    __ior__, __or__, __ror__, __repr__ = _common_methods("WeakValueDictionary")

    def __setitem__(self, key, value):
        self._pending_removals and self._commit_removals()
        self.data[key] = KeyedRef(value, self._remove, key)

    def copy(self):
        self._pending_removals and self._commit_removals()
        twin = WeakValueDictionary()
        with _IterationGuard(self):
            for key, wr in _all_of(self.data).items():
                if (value := wr()) is not None:
                    twin[key] = value
        return twin

    __copy__ = copy

    # The keys are copied deeply; the values are not this dictionary's to copy.
    def __deepcopy__(self, memo):
        import copy
        self._pending_removals and self._commit_removals()
        twin = self.__class__()
        with _IterationGuard(self):
            for key, wr in _all_of(self.data).items():
                if (value := wr()) is not None:
                    twin[copy.deepcopy(key, memo)] = value
        return twin

    def get(self, key, default=None):
        self._pending_removals and self._commit_removals()
        try:
            wr = self.data[key]
        except KeyError:
            return default
        return default if (value := wr()) is None else value

    def items(self):
        self._pending_removals and self._commit_removals()
        with _IterationGuard(self):
            for key, wr in _all_of(self.data).items():
                if (value := wr()) is not None:
                    yield key, value

    def keys(self):
        self._pending_removals and self._commit_removals()
        with _IterationGuard(self):
            for key, wr in _all_of(self.data).items():
                if wr() is not None:
                    yield key

    __iter__ = keys

    def values(self):
        self._pending_removals and self._commit_removals()
        with _IterationGuard(self):
            for wr in _all_of(self.data).values():
                if (value := wr()) is not None:
                    yield value

    def itervaluerefs(self):
        self._pending_removals and self._commit_removals()
        with _IterationGuard(self):
            yield from _all_of(self.data).values()

    def valuerefs(self):
        self._pending_removals and self._commit_removals()
        return list(_all_of(self.data).values())

    def popitem(self):
        self._pending_removals and self._commit_removals()
        value = None
        while value is None:
            key, wr = self.data.popitem()
            value = wr()
        return key, value

    def pop(self, key, *args):
        self._pending_removals and self._commit_removals()
        try:
            value = self.data.pop(key)()
        except KeyError:
            value = None
        if value is not None:
            return value
        if not args:
            raise KeyError(key)
        return args[0]

    def setdefault(self, key, default=None):
        try:
            if (value := self.data[key]()) is not None:
                return value
        except KeyError:
            pass
        self._pending_removals and self._commit_removals()
        self.data[key] = KeyedRef(default, self._remove, key)
        return default

    def update(self, other=None, /, **kwargs):
        self._pending_removals and self._commit_removals()
        data = self.data
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                data[key] = KeyedRef(value, self._remove, key)
        for key, value in kwargs.items():
            data[key] = KeyedRef(value, self._remove, key)


# A reference that knows the key under which it stands.
class KeyedRef(ref):
    __slots__ = ("key",)

    def __new__(type, ob, callback, key):
        keyed = ref.__new__(type, ob, callback)
        keyed.key = key
        return keyed

    # That of ref takes no key.
    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


# The keys are references, which hash and compare as what they refer to. What happens to entries whose key died while
# somebody goes through the dictionary is as above.
class WeakKeyDictionary(_collections_abc.MutableMapping):
    _pending_removals = _iterating = ()
    _dirty_len = False

    def __init__(self, dict=None):
        self.data = {}

        def remove(k, selfref=ref(self)):
            self = selfref()
            if self is None:
                return
            if self._iterating:
                self._pending_removals.append(k)
                return
            try:
                del self.data[k]
            except KeyError:
                return

        self._remove = remove
        if _guards:
            self._pending_removals, self._iterating, self._dirty_len = [], set(), False
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        next_key = self._pending_removals.pop
        data = self.data
        while True:
            try:
                wr = next_key()
            except IndexError:
                break
            try:
                del data[wr]
            except KeyError:
                continue

    # What was removed by name after it had died is not to be subtracted from the length as well.
    def _scrub_removals(self):
        data = self.data
        self._dirty_len, self._pending_removals = False, [wr for wr in self._pending_removals if wr in data]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        if _guards:
            self._dirty_len = True
        del self.data[ref(key)]

    def __len__(self):
        waiting = self._pending_removals
        if waiting and self._dirty_len:
            self._scrub_removals()
            waiting = self._pending_removals
        return len(self.data) - len(waiting)

    __ior__, __or__, __ror__, __repr__ = _common_methods("WeakKeyDictionary")

    def copy(self):
        twin = WeakKeyDictionary()
        with _IterationGuard(self):
            for wr, value in _all_of(self.data).items():
                if (key := wr()) is not None:
                    twin[key] = value
        return twin

    __copy__ = copy

    # The values are copied deeply; the keys are not this dictionary's to copy.
    def __deepcopy__(self, memo):
        import copy
        twin = self.__class__()
        with _IterationGuard(self):
            for wr, value in _all_of(self.data).items():
                if (key := wr()) is not None:
                    twin[key] = copy.deepcopy(value, memo)
        return twin

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __contains__(self, key):
        try:
            wr = ref(key)
        except TypeError:
            wr = None
        return wr is not None and wr in self.data

    def items(self):
        with _IterationGuard(self):
            for wr, value in _all_of(self.data).items():
                if (key := wr()) is not None:
                    yield key, value

    def keys(self):
        with _IterationGuard(self):
            for wr in _all_of(self.data):
                if (key := wr()) is not None:
                    yield key

    __iter__ = keys

    def values(self):
        with _IterationGuard(self):
            for wr, value in _all_of(self.data).items():
                if wr() is not None:
                    yield value

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        if _guards:
            self._dirty_len = True
        key = None
        while key is None:
            wr, value = self.data.popitem()
            key = wr()
        return key, value

    def pop(self, key, *args):
        if _guards:
            self._dirty_len = True
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    # The name of its parameter is that of the type.
    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            data = self.data
            if not hasattr(dict, "items"):
                dict = {}.__class__(dict)
            for key, value in dict.items():
                data[ref(key, self._remove)] = value
        kwargs and self.update(kwargs)


# Calls a function once, when an object dies, when it is told to, or when the program ends. The registry keeps what is to be
# called, and the finalizer itself, which is the callback of the reference to the object.
class finalize:
    __slots__ = ()

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    _registry = {}
    _index_iter = itertools.count()
    # _dirty: one has come since _exitfunc looked last.
    _shutdown = _dirty = _registered_with_atexit = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._registered_with_atexit:
            from atexit import register
            register(self._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs or None
        info.index, info.atexit = next(self._index_iter), True
        self._registry[self] = info
        finalize._dirty = True

    def __call__(self, _=None):
        if (info := self._registry.pop(self, None)) is not None and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    # Both tell nothing of an object that is dead already, though its finalizer may be still to be called.
    def detach(self):
        info = self._registry.get(self)
        if info is not None and (obj := info.weakref()) is not None and self._registry.pop(self, None) is not None:
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        info = self._registry.get(self)
        if info is not None and (obj := info.weakref()) is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return info is not None and info.atexit

    @atexit.setter
    def atexit(self, value):
        if (info := self._registry.get(self)) is not None:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        if info is not None and (obj := info.weakref()) is not None:
            return "<%s object at %#x; for %r at %#x>" % (type(self).__name__, id(self), type(obj).__name__, id(obj))
        return "<%s object at %#x; dead>" % (type(self).__name__, id(self))

    # In the order in which they were made; the last is called first.
    @classmethod
    def _select_for_exit(cls):
        numbered = [(info.index, finalizer) for finalizer, info in cls._registry.items() if info.atexit]
        numbered.sort()
        return [finalizer for index, finalizer in numbered]

    @classmethod
    def _exitfunc(cls):
        collects = False
        try:
            if cls._registry:
                import gc
                collects = gc.isenabled()
                gc.disable()
                finalize._dirty = True
                while True:
                    if finalize._dirty:
                        waiting = cls._select_for_exit()
                        finalize._dirty = False
                    if not waiting:
                        return
                    finalizer = waiting.pop()
                    try:
                        finalizer()
                    except Exception:
                        sys.excepthook(*sys.exc_info())
                    assert finalizer not in cls._registry
        finally:
            finalize._shutdown = True
            collects and gc.enable()
