# Copies of objects: copy() of the object itself, deepcopy() of all that it leads to.
__all__ = ["Error", "copy", "deepcopy", "replace"]

import types
import weakref
from copyreg import dispatch_table


_atomic_types = {
    types.NoneType, int, float, bool, complex, bytes, str, types.EllipsisType, types.NotImplementedType,
    types.CodeType, type, range, types.BuiltinFunctionType, types.FunctionType, weakref.ref, property,
}
_builtin_containers = {list, dict, set, bytearray}
_immutable_types = _atomic_types | {tuple, frozenset, slice}


# Something does not say what a copy of it is made of.
class Error(Exception):
    pass


error = Error


def copy(x):
    cls = type(x)
    if cls in _immutable_types:
        return x
    if cls in _builtin_containers:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        parts = reduce(x)
    else:
        reduce = getattr(x, "__reduce_ex__", None)
        if reduce is not None:
            parts = reduce(4)
        else:
            reduce = getattr(x, "__reduce__", None)
            if not reduce:
                raise Error(f"un(shallow)copyable object of type {cls}")
            parts = reduce()
    if isinstance(parts, str):
        return x
    return _reconstruct(x, None, *parts)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _atomic_types:
        return x
    number = id(x)
    if memo is None:
        memo = {}
    else:
        made = memo.get(number, _nil)
        if made is not _nil:
            return made
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif issubclass(cls, type):
        made = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            made = copier(memo)
        else:
            reduce = dispatch_table.get(cls)
            if reduce is not None:
                parts = reduce(x)
            else:
                reduce = getattr(x, "__reduce_ex__", None)
                if reduce is not None:
                    parts = reduce(4)
                else:
                    reduce = getattr(x, "__reduce__", None)
                    if not reduce:
                        raise Error(f"un(deep)copyable object of type {cls}")
                    parts = reduce()
            made = x if isinstance(parts, str) else _reconstruct(x, memo, *parts)
    if made is not x:
        memo[number] = made
        _keep_alive(x, memo)
    return made


def _deepcopy_list(x, memo, deepcopy=deepcopy):
    made = []
    memo[id(x)] = made
    append = made.append
    for item in x:
        append(deepcopy(item, memo))
    return made


def _deepcopy_tuple(x, memo, deepcopy=deepcopy):
    made = [deepcopy(item, memo) for item in x]
    # The tuple may have been copied meanwhile, when it leads to itself.
    try:
        return memo[id(x)]
    except KeyError:
        pass
    for old, new in zip(x, made):
        if old is not new:
            return tuple(made)
    return x


def _deepcopy_dict(x, memo, deepcopy=deepcopy):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    types.MethodType: _deepcopy_method,
}


# The memo keeps what was copied alive, so that no other object gets its id.
def _keep_alive(x, memo):
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *, deepcopy=deepcopy):
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    made = func(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            else:
                slots = None
            if state is not None:
                made.__dict__.update(state)
            if slots is not None:
                for key, value in slots.items():
                    setattr(made, key, value)
    if listiter is not None:
        for item in listiter:
            made.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            made[key] = value
    return made


def replace(obj, /, **changes):
    cls = obj.__class__
    func = getattr(cls, "__replace__", None)
    if func is None:
        if isinstance(obj, types.SimpleNamespace):
            return cls(**{**vars(obj), **changes})
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
