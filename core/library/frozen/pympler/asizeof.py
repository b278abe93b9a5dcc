# Sizes of objects together with all that they refer to.
import sys
import types

_CODE = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.CodeType,
         types.FrameType, property, staticmethod, classmethod)


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


def _shown(obj):
    text = repr(obj)
    return text if len(text) <= 80 else text[:38] + "...." + text[-38:]


def _named_refs(obj):
    if isinstance(obj, dict):
        for key, value in list(obj.items()):
            yield f"[K] {key}", key
            yield f"[V] {key}: {_shown(value)}", value
    elif isinstance(obj, (list, tuple, set, frozenset)) or type(obj).__name__ == "deque":
        for item in list(obj):
            yield None, item
    kind = type(obj)
    if kind.__module__ != "builtins":
        values = getattr(obj, "__dict__", None)
        if values is not None:
            yield "__dict__", values
        yield "__class__", kind
        for base in kind.__mro__:
            slots = base.__dict__.get("__slots__", ())
            for slot in (slots,) if isinstance(slots, str) else slots:
                if slot not in ("__dict__", "__weakref__"):
                    if slot.startswith("__") and not slot.endswith("__"):
                        slot = f"_{base.__name__.lstrip('_')}{slot}"
                    if hasattr(obj, slot):
                        yield slot, getattr(obj, slot)
    elif isinstance(obj, BaseException):
        yield "args", obj.args


class Asizer:
    def __init__(self, align=8, code=False, limit=100, **options):
        self.align, self.code, self.limit = align, code, limit
        self.reset()

    def reset(self):
        self._seen = {}

    def _flat(self, obj):
        if not self.code and isinstance(obj, _CODE):
            return 0
        size = sys.getsizeof(obj, 0)
        return size + -size % self.align if self.align > 1 else size

    def _size(self, obj, detail, name=None, level=0):
        if id(obj) in self._seen:
            return Asized(0, 0, (), name or _shown(obj)) if detail >= 0 else 0
        self._seen[id(obj)] = obj
        flat = total = self._flat(obj)
        refs = []
        if level < self.limit and (self.code or not isinstance(obj, _CODE)):
            for label, ref in _named_refs(obj):
                found = self._size(ref, detail - 1, label, level + 1)
                if detail > 0:
                    refs.append(found)
                total += found.size if detail > 0 else found
        return Asized(total, flat, refs, name or _shown(obj)) if detail >= 0 else total

    def asizeof(self, *objs):
        return sum(self.asizesof(*objs))

    def asizesof(self, *objs):
        return tuple(self._size(obj, -1) for obj in objs)

    def asized(self, *objs, detail=0):
        found = tuple(self._size(obj, detail) for obj in objs)
        return found[0] if len(found) == 1 else found


def asizeof(*objs, **options):
    return Asizer(**options).asizeof(*objs)


def asizesof(*objs, **options):
    return Asizer(**options).asizesof(*objs)


def asized(*objs, detail=0, **options):
    return Asizer(**options).asized(*objs, detail=detail)


def flatsize(obj, align=0, **options):
    return Asizer(align, code=True)._flat(obj)


def basicsize(obj, **options):
    return type(obj).__basicsize__


def itemsize(obj, **options):
    return {list: 8, dict: 24, set: 16, frozenset: 16}.get(type(obj), type(obj).__itemsize__)


def leng(obj, **options):
    return (obj.bit_length() + 29) // 30 if isinstance(obj, int) else len(obj) if hasattr(obj, "__len__") else None


alen = leng


def refs(obj, **options):
    return [ref for _, ref in _named_refs(obj)]


def named_refs(obj, **options):
    return list(_named_refs(obj))
