# Sizes of objects together with all that they refer to.
import gc
import sys
import types
import weakref

_IGNORED = ("builtins", "types", "sys")
_KNOWN = (Exception, types.CellType, types.GeneratorType)
_CODE = (type, types.FunctionType, types.MethodType, types.CodeType, staticmethod, classmethod,
         types.BuiltinFunctionType, weakref.CallableProxyType)


class Asized:
    def __init__(self, size, flat, refs=(), name=None):
        self.size, self.flat, self.refs, self.name = size, flat, tuple(refs), name

    def __str__(self):
        return f"size {self.size!r}, flat {self.flat!r}, refs[{len(self.refs)}], name {self.name!r}"

    def get(self, name, dflt=None):
        return next((ref for ref in self.refs if ref.name == name), dflt)

    def format(self, format="%(name)s size=%(size)d flat=%(flat)d", depth=-1, order_by="size", indent=""):
        lines = [indent + format % dict(size=self.size, flat=self.flat, name=self.name)]
        if depth and self.refs:
            rows = sorted(self.refs, key=lambda ref: getattr(ref, order_by), reverse=order_by in ("size", "flat"))
            lines += [ref.format(format, depth - 1, order_by, indent + "    ") for ref in rows]
        return "\n".join(lines)


def _shown(obj, clip=80):
    try:
        text = repr(obj)
    except Exception:
        text = "N/A"
    half = clip // 2 - 2
    return text[:half] + "...." + text[-half:] if 0 < clip < len(text) and half > 0 else text


def _attributes(obj, *names):
    for name in names:
        if hasattr(obj, name):
            yield name, getattr(obj, name)


def _slots(obj):
    found = {}
    for kind in type(obj).__mro__:
        for name in getattr(kind, "__slots__", ()):
            if name.startswith("__"):
                name = f"_{kind.__name__}{name}"
            if hasattr(obj, name):
                found.setdefault(name, getattr(obj, name))
    return found.items()


def _items(obj):
    return [(None, item) for item in obj]


def _pairs(obj):
    for key, value in list(obj.items()):
        yield f"[K] {key}", key
        yield f"[V] {key}: {_shown(value)}", value


_EXACT = {
    list: _items, tuple: _items, set: _items, frozenset: _items, dict: _pairs, types.MappingProxyType: _pairs,
    property: lambda obj: _attributes(obj, "__doc__", "fdel", "fget", "fset"),
    enumerate: lambda obj: _attributes(obj, "__doc__"), reversed: lambda obj: _attributes(obj, "__doc__"),
    weakref.ref: lambda obj: [(None, obj())], weakref.ProxyType: None, weakref.CallableProxyType: None,
    types.TracebackType: lambda obj: _attributes(obj, "tb_frame", "tb_lasti", "tb_lineno", "tb_next"),
}
_EXACT.update(dict.fromkeys((
    int, float, complex, bool, str, bytes, bytearray, range, slice, type(None), type(...), type(NotImplemented),
    types.GetSetDescriptorType, types.MemberDescriptorType)))
_ITERATORS = tuple({type(iter(i)) for i in ([], (), "", b"", bytearray(), {}, {}.values(), {}.items(), set(), range(0))})


def _named_refs(obj):
    kind = type(obj)
    if kind in _EXACT:
        return _EXACT[kind](obj) if _EXACT[kind] else ()
    if kind.__module__ in ("array", "_struct"):
        return ()
    if isinstance(obj, types.ModuleType):
        return _pairs(obj.__dict__)
    if kind in _ITERATORS:
        return [(kind.__name__, ref) for ref in gc.get_referents(obj)]
    if isinstance(obj, types.FunctionType):
        return _attributes(obj, "__doc__", "__name__", "__code__", "__closure__")
    if isinstance(obj, types.MethodType):
        return _attributes(obj, "__doc__", "__name__", "__code__")
    if isinstance(obj, type):
        return _attributes(obj, "__class__", "__doc__", "__mro__", "__name__", "__slots__", "__weakref__", "__dict__")
    if isinstance(obj, types.CodeType):
        return _attributes(obj, *[name for name in dir(obj) if name.startswith("co_")])
    if isinstance(obj, types.GeneratorType):
        return _attributes(obj.gi_frame, "f_locals", "f_code")
    if isinstance(obj, dict) or (kind.__module__, kind.__name__) in (
            ("weakref", "WeakKeyDictionary"), ("weakref", "WeakValueDictionary"), ("collections", "UserDict")):
        return _pairs(obj)
    if isinstance(obj, types.CellType):
        return _attributes(obj, "cell_contents")
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return [("__class__", kind), *_slots(obj), *_items(obj)]
    if isinstance(obj, Exception):
        return _attributes(obj, "args", "filename", "lineno", "msg", "text")
    return [*_attributes(obj, "__dict__", "__class__"), *_slots(obj)]


class Asizer:
    def __init__(self, **options):
        self.reset(**options)

    def reset(self, align=8, clip=80, code=False, derive=False, detail=0, frames=False, ignored=True, infer=False,
              limit=100, stats=0, stream=None, **extra):
        if extra:
            raise KeyError(f"invalid option{'s' * (len(extra) > 1)}: " + ", ".join(
                sorted(f"{name}={value!r}" for name, value in extra.items())))
        self._seen, self.total = {}, 0
        self.clip = clip
        self.set(align, code, frames, detail, limit)

    def set(self, align=None, code=None, frames=None, detail=None, limit=None, stats=None):
        if align is not None and align > 1 and align & align - 1:
            raise ValueError(f"invalid option: align={align!r}")
        for name, value in (("align", align), ("code", code), ("frames", frames), ("detail", detail), ("limit", limit)):
            if value is not None:
                setattr(self, name, value)

    @property
    def seen(self):
        return sum(self._seen.values())

    @property
    def duplicate(self):
        return sum(count - 1 for count in self._seen.values() if count > 0)

    def _label(self, obj):
        return getattr(obj, "__name__", "") or _shown(obj, self.clip)

    def exclude_refs(self, *objs):
        for obj in objs:
            self._seen.setdefault(id(obj), 0)

    def _sized(self, obj):
        kind = type(obj)
        if isinstance(obj, types.FrameType):
            return self.frames
        if isinstance(obj, _CODE):
            return self.code and not isinstance(obj, types.BuiltinFunctionType) and obj.__module__ not in _IGNORED if (
                isinstance(obj, (type, types.BuiltinFunctionType))) else self.code
        return (kind in _EXACT or kind in _ITERATORS or isinstance(obj, (dict, types.ModuleType)) or kind in _KNOWN
                or kind.__module__ not in _IGNORED)

    def _flat(self, obj):
        size = sys.getsizeof(obj, 0)
        return size + -size % self.align if self.align > 1 else size

    def _size(self, obj, deep, details):
        seen = self._seen
        if id(obj) in seen and deep:
            seen[id(obj)] += 1
            return Asized(0, 0, (), self._label(obj)) if details else 0
        seen.setdefault(id(obj), 0)
        flat = total = 0
        refs = []
        if self._sized(obj):
            flat = total = self._flat(obj)
            if deep < self.limit and not (deep and isinstance(obj, types.ModuleType)):
                named = details and deep < self.detail
                for label, ref in _named_refs(obj):
                    found = self._size(ref, deep + 1, named)
                    if named:
                        found.name = label or self._label(ref)
                        refs.append(found)
                        total += found.size
                    else:
                        total += found
        seen[id(obj)] += 1
        return Asized(total, flat, refs, self._label(obj)) if details else total

    def _sizes(self, objs, details):
        self.exclude_refs(*objs)
        first = {}
        for obj in objs:
            if id(obj) in first:
                self._seen[id(obj)] += 1
            else:
                first[id(obj)] = self._size(obj, 0, details)
        total = sum(size.size if details else size for size in first.values())
        self.total += total
        return total, tuple(first[id(obj)] for obj in objs)

    def asizeof(self, *objs, **options):
        self.set(**options)
        return self._sizes(objs, False)[0]

    def asizesof(self, *objs, **options):
        self.set(**options)
        return self._sizes(objs, False)[1]

    def asized(self, *objs, **options):
        self.set(**options)
        found = self._sizes(objs, True)[1]
        return found[0] if len(found) == 1 else found


def asizeof(*objs, all=False, **options):
    return Asizer(**options).asizeof(*(objs or (gc.get_objects() if all else ())))


def asizesof(*objs, **options):
    return Asizer(**options).asizesof(*objs)


def asized(*objs, **options):
    return Asizer(**options).asized(*objs)


def flatsize(obj, align=0, **options):
    return Asizer(align=align)._flat(obj)


def basicsize(obj, **options):
    kind = type(obj)
    return kind.__basicsize__ + 16 * (kind.__flags__ >> 14 & 1)


def itemsize(obj, **options):
    kind = type(obj)
    if kind.__module__ == "array":
        return obj.itemsize
    return kind.__itemsize__ or {list: 8, dict: 24, set: 16, frozenset: 16, str: 1, bytearray: 1, slice: 8}.get(kind, 0)


def _power(n):
    return max(16, 1 << (n - 1).bit_length())


def leng(obj, **options):
    kind = type(obj)
    if kind is int:
        return max(0, sys.getsizeof(obj) - 24) // 4
    if kind is bytearray:
        return obj.__alloc__()
    if kind is not str and kind not in (list, tuple, dict, set, frozenset, bytes) and not (
            isinstance(obj, dict) or kind.__itemsize__ and kind not in (type, bool)):
        return len(obj) if kind.__module__ == "array" else None
    n = len(obj) if hasattr(obj, "__len__") else 0
    if kind is list:
        return n + 6 + (n >> 3) if n > 8 else n and n + 4
    if isinstance(obj, dict):
        return 0 if n < 6 else _power(n + 1)
    if kind in (set, frozenset):
        return _power(n + n - 2) if n > 8 else n and 8
    return n + (kind is str)


alen = leng


def refs(obj, **options):
    return obj if type(obj) in (list, tuple, set, frozenset) else (ref for _, ref in _named_refs(obj))


def named_refs(obj, **options):
    return [(name, ref) for name, ref in _named_refs(obj) if name is not None]
