# How objects say what a copy of them is made of. What object itself says is C (object.__reduce_ex__).
__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

# From a type to the function that reduces its instances.
dispatch_table = {}


# What is left of a time when constructors were registered: they are looked at and forgotten.
def constructor(object):
    if callable(object):
        return
    raise TypeError("constructors must be callable")


def pickle(ob_type, pickle_function, constructor_ob=None):
    if callable(pickle_function):
        dispatch_table[ob_type] = pickle_function
    else:
        raise TypeError("reduction functions must be callable")
    if constructor_ob is not None:
        constructor(constructor_ob)


def pickle_complex(c):
    parts = c.real, c.imag
    return complex, parts


def pickle_union(obj):
    import functools
    import operator
    import sys
    if sys.version_info >= (3, 14):
        import typing
        return operator.getitem, (typing.Union, obj.__args__)
    return functools.reduce, (operator.or_, obj.__args__)


pickle(complex, pickle_complex)
pickle(type(int | str), pickle_union)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


_HEAP_CLASS = 1 << 9


# object.__reduce_ex__ for protocols 0 and 1: the built-in base makes the object, out of what it makes of it.
def _reduce_ex(self, proto):
    cls = self.__class__
    for base in cls.__mro__:
        if not base.__flags__ & _HEAP_CLASS:
            break
    state = None
    if base is not object:
        if base is cls:
            raise TypeError(f"cannot pickle {cls.__name__!r} object")
        state = base(self)
    if type(self).__getstate__ is object.__getstate__ and getattr(self, "__slots__", None):
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    attributes = self.__getstate__()
    args = (cls, base, state)
    return (_reconstructor, args, attributes) if attributes else (_reconstructor, args)


# The names of the slots of a class and its bases, remembered in the class.
def _slotnames(cls):
    names = cls.__dict__.get("__slotnames__")
    if names is not None:
        return names
    names = []
    if hasattr(cls, "__slots__"):
        for c in cls.__mro__:
            slots = c.__dict__.get("__slots__", ())
            for name in (slots,) if isinstance(slots, str) else slots:
                if name in ("__dict__", "__weakref__"):
                    continue
                if name.startswith("__") and not name.endswith("__"):
                    stripped = c.__name__.lstrip("_")
                    name = f"_{stripped}{name}" if stripped else name
                names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        # A class that takes no attributes is asked again every time.
        return names
    return names


# Numbers that stand for names of modules' objects in a pickle: by name, by number, and what was found for a number.
_extension_registry, _inverted_registry, _extension_cache = {}, {}, {}


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()


# Iterators are made again by these (object_reduce.h).
_iter, _reversed = iter, reversed
