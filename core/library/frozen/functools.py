# Functions that make or change functions. partial, reduce, cmp_to_key and the cache of lru_cache are C (_functools).
__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
    "Placeholder",
]

from abc import get_cache_token
from collections import namedtuple
from reprlib import recursive_repr
from sys import version_info
from types import GenericAlias, MethodType, UnionType
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

_has_placeholder = version_info >= (3, 14)
if _has_placeholder:
    from _functools import Placeholder, _PlaceholderType
else:
    # Nothing that an argument could be.
    Placeholder = object()

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__") + (
    ("__annotations__",) if version_info < (3, 12) else
    ("__annotations__" if version_info < (3, 14) else "__annotate__", "__type_params__"))
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            taken_over = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, taken_over)
    for name in updated:
        own = getattr(wrapper, name)
        own.update(getattr(wrapped, name, {}))
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


# In each row the operation that is there, then those that it gives, in the order in which a class gets them.
_derivations = {root: [(name, _derive(root, name, negate, equal)) for name, negate, equal in derived] for root, derived in (
    ("__lt__", (("__gt__", True, "and"), ("__le__", False, "or"), ("__ge__", True, None))),
    ("__le__", (("__ge__", True, "or"), ("__lt__", False, "and"), ("__gt__", True, None))),
    ("__gt__", (("__lt__", True, "and"), ("__ge__", False, "or"), ("__le__", True, None))),
    ("__ge__", (("__le__", True, "or"), ("__gt__", False, "and"), ("__lt__", True, None))),
)}


def total_ordering(cls):
    own = {name for name in _derivations if getattr(cls, name, None) is not getattr(object, name, None)}
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, compare in _derivations[max(own)]:
        if name not in own:
            setattr(cls, name, compare)
    return cls


# --- partialmethod ---

_MARK_OF_METHOD = "__partialmethod__" if version_info >= (3, 13) else "_partialmethod"


# The arguments of a partial object with those of a call: these fill the gaps first.
def _filled(args, given):
    rest = iter(given)
    return (*[next(rest, Placeholder) if arg is Placeholder else arg for arg in args], *rest)


# How many gaps the arguments have, and what picks those of a call out of them and the given ones behind them.
def _gaps_and_merger(args):
    following = len(args)
    order = []
    for place, arg in enumerate(args):
        if arg is Placeholder:
            order.append(following)
            following += 1
        else:
            order.append(place)
    gaps = following - len(args)
    if not gaps:
        return 0, None
    from operator import itemgetter
    return gaps, itemgetter(*order)


def _partial_new(cls, func, /, *args, **keywords):
    if not hasattr(func, "__get__") and not callable(func):
        raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
    if args and args[-1] is Placeholder:
        raise TypeError("trailing Placeholders are not allowed")
    for value in keywords.values():
        if value is Placeholder:
            raise TypeError("Placeholder cannot be passed as a keyword argument")
    if isinstance(func, partialmethod):
        func, args, keywords = func.func, _filled(func.args, args), {**func.keywords, **keywords}
    self = object.__new__(cls)
    self.func, self.args, self.keywords = func, args, keywords
    self._phcount, self._merger = _gaps_and_merger(args)
    return self


class partialmethod:
    __class_getitem__ = classmethod(GenericAlias)

    if _has_placeholder:
        __new__ = _partial_new
    else:
        def __init__(self, func, /, *args, **keywords):
            if not hasattr(func, "__get__") and not callable(func):
                raise TypeError(f"{func!r} is not callable or a descriptor")
            # One of another one is one of its function, with the arguments of both.
            if isinstance(func, partialmethod):
                func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
            self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        func = self.func
        bind = getattr(func, "__get__", None)
        # A partial object binds only since a release that would make it bind twice here.
        if bind is None or isinstance(func, partial):
            return self._make_unbound_method().__get__(obj, cls)
        bound = bind(obj, cls)
        if bound is func:
            return self._make_unbound_method().__get__(obj, cls)
        result = partial(bound, *self.args, **self.keywords)
        try:
            result.__self__ = bound.__self__
        except AttributeError:
            pass
        return result

    def _make_unbound_method(self):
        if _has_placeholder:
            def _method(cls_or_self, /, *args, **keywords):
                gaps = self._phcount
                if len(args) < gaps:
                    raise TypeError("missing positional arguments in 'partialmethod' call; expected at least "
                                    f"{gaps}, got {len(args)}")
                merged = _filled(self.args, args) if gaps else self.args + args
                return self.func(cls_or_self, *merged, **{**self.keywords, **keywords})
        else:
            def _method(cls_or_self, /, *args, **keywords):
                return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        setattr(_method, "__isabstractmethod__", self.__isabstractmethod__)
        setattr(_method, _MARK_OF_METHOD, self)
        return _method

    def __repr__(self):
        arguments = [repr(argument) for argument in (self.func, *self.args)]
        arguments += [f"{name}={value!r}" for name, value in self.keywords.items()]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(arguments)})"

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


# The function below all partial objects.
def _unwrap_partial(func):
    below = func
    while isinstance(below, partial):
        below = below.func
    return below


def _unwrap_partialmethod(func):
    before = None
    while func is not before:
        before = func
        while isinstance(getattr(func, _MARK_OF_METHOD, None), partialmethod):
            func = getattr(func, _MARK_OF_METHOD)
        while isinstance(func, partialmethod):
            func = func.func
        func = _unwrap_partial(func)
    return func


# --- lru_cache ---

_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    # Without parentheses: what is in the place of the size is the function.
    if callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        cached = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        cached.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(cached, user_function)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        cached = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        cached.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(cached, user_function)

    return decorating_function


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


# --- singledispatch ---

# One order of classes out of several, none of which it contradicts: next is always the first class at the head of an order
# that stands nowhere behind the head of another.
def _c3_merge(sequences):
    merged = []
    while sequences := [rest for rest in sequences if rest]:
        for sequence in sequences:
            head = sequence[0]
            for other in sequences:
                if head in other[1:]:
                    break
            else:
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        merged.append(head)
        for sequence in sequences:
            if sequence[0] == head:
                del sequence[0]
    return merged


# The order of bases of cls with abstract base classes put in where they apply: behind the last base that is abstract itself.
def _c3_mro(cls, abcs=None):
    bases = cls.__bases__
    boundary = len(bases)
    while boundary and not hasattr(bases[boundary - 1], "__abstractmethods__"):
        boundary -= 1
    abcs = list(abcs) if abcs else []
    explicit, other = list(bases[:boundary]), list(bases[boundary:])
    inserted = []
    for abstract in abcs:
        # Where a base is a subclass of it already, it has its place in the order of that base.
        if issubclass(cls, abstract) and not any(issubclass(base, abstract) for base in bases):
            inserted.append(abstract)
    for abstract in inserted:
        abcs.remove(abstract)
    first = [_c3_mro(base, abcs=abcs) for base in explicit]
    then = [_c3_mro(base, abcs=abcs) for base in inserted]
    last = [_c3_mro(base, abcs=abcs) for base in other]
    return _c3_merge([[cls], *first, *then, *last, explicit, inserted, other])


# The order in which implementations for cls are looked for among the registered types.
def _compose_mro(cls, types):
    bases = set(cls.__mro__)

    def is_related(typ):
        return (typ not in bases and hasattr(typ, "__mro__") and not isinstance(typ, GenericAlias)
                and issubclass(cls, typ))

    types = [typ for typ in types if is_related(typ)]

    def is_strict_base(typ):
        for other in types:
            if typ in other.__mro__ and other != typ:
                return True
        return False

    types = [typ for typ in types if not is_strict_base(typ)]
    asked = set(types)
    order = []
    for typ in types:
        # What cls is by registration with a subclass of typ comes in the order of that subclass, the longest first.
        chains = []
        for sub in typ.__subclasses__():
            if issubclass(cls, sub) and sub not in bases:
                chains.append([base for base in sub.__mro__ if base in asked])
        chains.sort(key=len, reverse=True)
        order += [] if chains else [typ]
        for chain in chains:
            order += [base for base in chain if base not in order]
    return _c3_mro(cls, abcs=order)


def _find_impl(cls, registry):
    best = None
    for candidate in _compose_mro(cls, registry.keys()):
        if best is None:
            if candidate in registry:
                best = candidate
            continue
        # An abstract class right behind the best that is no base of it says as much.
        if (candidate in registry and candidate not in cls.__mro__ and best not in cls.__mro__
                and not issubclass(best, candidate)):
            raise RuntimeError(f"Ambiguous dispatch: {best} or {candidate}")
        break
    return registry.get(best)


# --- what register() says of an argument that it does not take: the caller raises it ---

def _has_no_annotation(func):
    return TypeError(f"Invalid first argument to `register()`: {func!r}. Use either `@register(some_class)` or plain "
                     "`@register` on an annotated function.")


def _is_bad_annotation(argname, cls, is_union):
    what = "not all arguments are classes" if is_union else "is not a class"
    return TypeError(f"Invalid annotation for {argname!r}. {cls!r} {what}.")


def _is_no_class(cls):
    return TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")


def _finish_dispatcher(wrapper, register, dispatch, registry, dispatch_cache, func):
    from types import MappingProxyType
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


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
            # Set once an abstract class is registered: what is a subclass of it may change with every registration there.
            if cache_token is not None and cache_token != (now := get_cache_token()):
                dispatch_cache.clear()
                cache_token = now
            try:
                return dispatch_cache[cls]
            except KeyError:
                try:
                    answer = registry[cls]
                except KeyError:
                    answer = _find_impl(cls, registry)
                dispatch_cache[cls] = answer
                return answer

        def _is_union_type(cls):
            from typing import Union, get_origin
            origin = get_origin(cls)
            return origin is Union or origin is types.UnionType

        def _is_valid_dispatch_type(cls):
            if not isinstance(cls, type):
                from typing import get_args
                return _is_union_type(cls) and all(isinstance(member, type) for member in get_args(cls))
            return True

        def register(cls, func=None):
            nonlocal cache_token
            if _is_valid_dispatch_type(cls):
                if func is None:
                    return lambda f: register(cls, f)
            elif func is not None:
                raise _is_no_class(cls)
            else:
                func = cls
                if not getattr(func, "__annotations__", {}):
                    raise _has_no_annotation(func)
                from typing import get_type_hints
                argname, cls = next(iter(get_type_hints(func).items()))
                if not _is_valid_dispatch_type(cls):
                    raise _is_bad_annotation(argname, cls, _is_union_type(cls))
            if not _is_union_type(cls):
                registry[cls] = func
            else:
                from typing import get_args
                registry.update(dict.fromkeys(get_args(cls), func))
            if hasattr(cls, "__abstractmethods__") and cache_token is None:
                cache_token = get_cache_token()
            dispatch_cache.clear()
            return func

        def wrapper(*args, **kw):
            if args:
                return dispatch(args[0].__class__)(*args, **kw)
            raise TypeError(f"{funcname} requires at least 1 positional argument")

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
            if cache_token is not None and cache_token != (now := get_cache_token()):
                dispatch_cache.clear()
                cache_token = now
            try:
                return dispatch_cache[cls]
            except KeyError:
                try:
                    answer = registry[cls]
                except KeyError:
                    answer = _find_impl(cls, registry)
                dispatch_cache[cls] = answer
                return answer

        def _is_valid_dispatch_type(cls):
            return isinstance(cls, type) or isinstance(cls, UnionType) and all(isinstance(arg, type) for arg in cls.__args__)

        def register(cls, func=None):
            nonlocal cache_token
            if _is_valid_dispatch_type(cls):
                if func is None:
                    return lambda f: register(cls, f)
            elif func is not None:
                raise _is_no_class(cls)
            else:
                func = cls
                if not getattr(func, "__annotations__", {}):
                    raise _has_no_annotation(func)
                from typing import get_type_hints
                argname, cls = next(iter(get_type_hints(func).items()))
                if not _is_valid_dispatch_type(cls):
                    raise _is_bad_annotation(argname, cls, isinstance(cls, UnionType))
            registry.update(dict.fromkeys(cls.__args__ if isinstance(cls, UnionType) else (cls,), func))
            if hasattr(cls, "__abstractmethods__") and cache_token is None:
                cache_token = get_cache_token()
            dispatch_cache.clear()
            return func

        def wrapper(*args, **kw):
            if args:
                return dispatch(args[0].__class__)(*args, **kw)
            raise TypeError(f"{funcname} requires at least 1 positional argument")

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
        if not (hasattr(func, "__get__") or callable(func)):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher, self.func = singledispatch(func), func
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
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, func):
        self.func, self.attrname, self.__doc__ = func, None, func.__doc__
        if version_info < (3, 12):
            self.lock = _RLock()
        if version_info >= (3, 13):
            self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        known = self.attrname
        if known is None:
            self.attrname = name
        elif known != name:
            raise TypeError(f"Cannot assign the same cached_property to two different names ({known!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{name!r} property.") from None
        value = attributes.get(name, _NOT_FOUND)
        if value is not _NOT_FOUND:
            return value
        value = self.func(instance)
        try:
            attributes[name] = value
        except TypeError:
            raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                            f"support item assignment for caching {name!r} property.") from None
        return value
