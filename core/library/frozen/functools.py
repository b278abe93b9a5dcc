# Functions that make or change functions. partial, reduce, cmp_to_key and the cache of lru_cache are C (_functools).
__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

from abc import get_cache_token
from collections import namedtuple
from reprlib import recursive_repr
from sys import version_info
from types import GenericAlias, MethodType, UnionType
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__") + (
    ("__annotations__",) if version_info < (3, 12) else
    ("__annotations__" if version_info < (3, 14) else "__annotate__", "__type_params__"))
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for attr in assigned:
        try:
            value = getattr(wrapped, attr)
        except AttributeError:
            pass
        else:
            setattr(wrapper, attr, value)
    for attr in updated:
        getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
    # Last, so that it is not what __dict__ of the wrapped function brought.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- total_ordering ---
# Each comparison derived from each root: `negate` says that the root's answer is turned round, `equal` how equality
# enters ("or": or they are equal; "and": and they differ).

def _derive(root, name, negate, equal):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if negate:
            result = not result
        if equal == "or":
            return result or self == other
        if equal == "and":
            return result and self != other
        return result

    compare.__name__ = name
    compare.__qualname__ = f"_{name[2:4]}_from_{root[2:4]}"
    compare.__doc__ = getattr(int, name).__doc__
    return compare


_derivations = {root: {name: _derive(root, name, negate, equal) for name, negate, equal in derived} for root, derived in {
    "__lt__": (("__gt__", True, "and"), ("__le__", False, "or"), ("__ge__", True, None)),
    "__le__": (("__ge__", True, "or"), ("__lt__", False, "and"), ("__gt__", True, None)),
    "__gt__": (("__lt__", True, "and"), ("__ge__", False, "or"), ("__le__", True, None)),
    "__ge__": (("__le__", True, "or"), ("__gt__", False, "and"), ("__lt__", True, None)),
}.items()}


def total_ordering(cls):
    roots = {name for name in _derivations if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, compare in _derivations[max(roots)].items():
        if name not in roots:
            setattr(cls, name, compare)
    return cls


# --- partialmethod ---

_partial_new = partial.__new__


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            return self.func(cls_or_self, *self.args, *args, **keywords)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


# The function below all partial objects.
def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


def _unwrap_partialmethod(func):
    before = None
    while func is not before:
        before = func
        while isinstance(getattr(func, "__partialmethod__", None), partialmethod):
            func = func.__partialmethod__
        while isinstance(func, partialmethod):
            func = func.func
        func = _unwrap_partial(func)
    return func


# --- lru_cache ---

_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


# --- singledispatch ---

# Merges orders of classes as the order of bases of a class is found.
def _c3_merge(sequences):
    result = []
    while True:
        sequences = [s for s in sequences if s]
        if not sequences:
            return result
        for sequence in sequences:
            candidate = sequence[0]
            if not any(candidate in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(candidate)
        for sequence in sequences:
            if sequence[0] == candidate:
                del sequence[0]


# The order of bases of cls with abstract base classes put in where they apply.
def _c3_mro(cls, abcs=None):
    boundary = 0
    for i, base in enumerate(reversed(cls.__bases__)):
        if hasattr(base, "__abstractmethods__"):
            boundary = len(cls.__bases__) - i
            break
    abcs = list(abcs) if abcs else []
    explicit = list(cls.__bases__[:boundary])
    other = list(cls.__bases__[boundary:])
    abstract = []
    for base in abcs:
        if issubclass(cls, base) and not any(issubclass(b, base) for b in cls.__bases__):
            abstract.append(base)
    for base in abstract:
        abcs.remove(base)
    return _c3_merge(
        [[cls]]
        + [_c3_mro(base, abcs=abcs) for base in explicit]
        + [_c3_mro(base, abcs=abcs) for base in abstract]
        + [_c3_mro(base, abcs=abcs) for base in other]
        + [explicit] + [abstract] + [other]
    )


# The order in which implementations for cls are looked for among the registered types.
def _compose_mro(cls, types):
    bases = set(cls.__mro__)

    def is_related(typ):
        return (typ not in bases and hasattr(typ, "__mro__") and not isinstance(typ, GenericAlias)
                and issubclass(cls, typ))

    types = [n for n in types if is_related(n)]
    types = [n for n in types if not any(n != other and n in other.__mro__ for other in types)]
    type_set = set(types)
    mro = []
    for typ in types:
        found = []
        for sub in typ.__subclasses__():
            if sub not in bases and issubclass(cls, sub):
                found.append([s for s in sub.__mro__ if s in type_set])
        if not found:
            mro.append(typ)
            continue
        found.sort(key=len, reverse=True)
        for sub in found:
            for subcls in sub:
                if subcls not in mro:
                    mro.append(subcls)
    return _c3_mro(cls, abcs=mro)


def _find_impl(cls, registry):
    mro = _compose_mro(cls, registry.keys())
    match = None
    for t in mro:
        if match is not None:
            # An abstract class that is no base of the match says as much as the match does.
            if (t in registry and t not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, t)):
                raise RuntimeError("Ambiguous dispatch: {} or {}".format(match, t))
            break
        if t in registry:
            match = t
    return registry.get(match)


# The first annotation of the function that register() got instead of a class.
def _annotated_class(func):
    annotations = getattr(func, "__annotations__", {})
    if not annotations:
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. Use either `@register(some_class)` or plain "
            "`@register` on an annotated function.")
    from typing import get_type_hints
    return next(iter(get_type_hints(func).items()))


def _refuse_annotation(argname, cls, is_union):
    what = "not all arguments are classes" if is_union else "is not a class"
    raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} {what}.")


def _refuse_class(cls):
    raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")


def _finish_dispatcher(wrapper, register, dispatch, registry, dispatch_cache, func):
    from types import MappingProxyType
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


# The function that answers for a class: as it was found before, else the registered one, else one of a base.
def _implementation(cls, registry, found_before):
    try:
        return found_before[cls]
    except KeyError:
        try:
            answer = registry[cls]
        except KeyError:
            answer = _find_impl(cls, registry)
    found_before[cls] = answer
    return answer


# What the functions of a dispatcher share are cells that a collection counts: fewer since 3.14, hence two of them.
if version_info < (3, 14):
    def singledispatch(func):
        import types
        import weakref
        registry = {}
        dispatch_cache = weakref.WeakKeyDictionary()
        cache_token = None

        def dispatch(cls):
            nonlocal cache_token
            if cache_token is not None:
                current_token = get_cache_token()
                if cache_token != current_token:
                    dispatch_cache.clear()
                    cache_token = current_token
            return _implementation(cls, registry, dispatch_cache)

        def _is_union_type(cls):
            from typing import Union, get_origin
            return get_origin(cls) in {Union, types.UnionType}

        def _is_valid_dispatch_type(cls):
            if isinstance(cls, type):
                return True
            from typing import get_args
            return _is_union_type(cls) and all(isinstance(arg, type) for arg in get_args(cls))

        def register(cls, func=None):
            nonlocal cache_token
            if _is_valid_dispatch_type(cls):
                if func is None:
                    return lambda f: register(cls, f)
            elif func is not None:
                _refuse_class(cls)
            else:
                func = cls
                argname, cls = _annotated_class(func)
                if not _is_valid_dispatch_type(cls):
                    _refuse_annotation(argname, cls, _is_union_type(cls))
            if _is_union_type(cls):
                from typing import get_args
                for arg in get_args(cls):
                    registry[arg] = func
            else:
                registry[cls] = func
            if cache_token is None and hasattr(cls, "__abstractmethods__"):
                cache_token = get_cache_token()
            dispatch_cache.clear()
            return func

        def wrapper(*args, **kw):
            if not args:
                raise TypeError(f"{funcname} requires at least 1 positional argument")
            return dispatch(args[0].__class__)(*args, **kw)

        funcname = getattr(func, "__name__", "singledispatch function")
        return _finish_dispatcher(wrapper, register, dispatch, registry, dispatch_cache, func)
else:
    def singledispatch(func):
        import weakref
        registry = {}
        dispatch_cache = weakref.WeakKeyDictionary()
        cache_token = None

        def dispatch(cls):
            nonlocal cache_token
            if cache_token is not None:
                current_token = get_cache_token()
                if cache_token != current_token:
                    dispatch_cache.clear()
                    cache_token = current_token
            return _implementation(cls, registry, dispatch_cache)

        def _is_valid_dispatch_type(cls):
            return isinstance(cls, type) or isinstance(cls, UnionType) and all(isinstance(arg, type) for arg in cls.__args__)

        def register(cls, func=None):
            nonlocal cache_token
            if _is_valid_dispatch_type(cls):
                if func is None:
                    return lambda f: register(cls, f)
            elif func is not None:
                _refuse_class(cls)
            else:
                func = cls
                argname, cls = _annotated_class(func)
                if not _is_valid_dispatch_type(cls):
                    _refuse_annotation(argname, cls, isinstance(cls, UnionType))
            for arg in cls.__args__ if isinstance(cls, UnionType) else (cls,):
                registry[arg] = func
            if cache_token is None and hasattr(cls, "__abstractmethods__"):
                cache_token = get_cache_token()
            dispatch_cache.clear()
            return func

        def wrapper(*args, **kw):
            if not args:
                raise TypeError(f"{funcname} requires at least 1 positional argument")
            return dispatch(args[0].__class__)(*args, **kw)

        funcname = getattr(func, "__name__", "singledispatch function")
        return _finish_dispatcher(wrapper, register, dispatch, registry, dispatch_cache, func)


# What an attribute of a singledispatchmethod is since 3.14.
class _singledispatchmethod_get:
    def __init__(self, unbound, obj, cls):
        self._unbound = unbound
        self._dispatch = unbound.dispatcher.dispatch
        self._obj = obj
        self._cls = cls
        func = unbound.func
        if hasattr(func, "__module__"):
            self.__module__ = func.__module__
        if hasattr(func, "__doc__"):
            self.__doc__ = func.__doc__

    def __repr__(self):
        func = self._unbound.func
        name = getattr(func, "__qualname__", None) or getattr(func, "__name__", "?")
        if self._obj is None:
            return f"<single dispatch method {name}>"
        return f"<bound single dispatch method {name} of {self._obj!r}>"

    def __call__(self, /, *args, **kwargs):
        if not args:
            funcname = getattr(self._unbound.func, "__name__", "singledispatchmethod method")
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return self._dispatch(args[0].__class__).__get__(self._obj, self._cls)(*args, **kwargs)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__", "__isabstractmethod__", "__annotations__", "__type_params__"):
            return getattr(self._unbound.func, name)
        raise AttributeError

    @property
    def __wrapped__(self):
        return self._unbound.func

    @property
    def register(self):
        return self._unbound.register


# What a method of an instance is, 3.13 makes once, and it lives as long as the instance.
_keeps_bound_methods = (3, 13) <= version_info < (3, 14)


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func
        if _keeps_bound_methods:
            import weakref
            self._method_cache = weakref.WeakKeyDictionary()

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        if version_info >= (3, 14):
            return _singledispatchmethod_get(self, obj, cls)
        if _keeps_bound_methods and self._method_cache is not None:
            try:
                return self._method_cache[obj]
            except TypeError:
                self._method_cache = None
            except KeyError:
                pass
        dispatch = self.dispatcher.dispatch
        funcname = getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f"{funcname} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        if _keeps_bound_methods and self._method_cache is not None:
            self._method_cache[obj] = _method
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


# --- cached_property ---

_NOT_FOUND = object()


# The lock of a cached_property, up to 3.11. There are no threads, so nobody waits for it.
class _RLock:
    __slots__ = ("__weakref__",)

    def __enter__(self):
        return True

    def __exit__(self, *error):
        pass


_RLock.__name__ = _RLock.__qualname__ = "RLock"
_RLock.__module__ = "_thread"


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        if version_info < (3, 12):
            self.lock = _RLock()
        if version_info >= (3, 13):
            self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{self.attrname!r} property.") from None
        val = cache.get(self.attrname, _NOT_FOUND)
        if val is _NOT_FOUND:
            val = self.func(instance)
            try:
                cache[self.attrname] = val
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                                f"support item assignment for caching {self.attrname!r} property.") from None
        return val

    __class_getitem__ = classmethod(GenericAlias)
