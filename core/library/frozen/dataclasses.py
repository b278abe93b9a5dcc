# dataclass writes the usual methods of a class from its annotated attributes.
__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]

import abc
import sys
from copy import deepcopy
from reprlib import recursive_repr
from types import FunctionType, GenericAlias, MappingProxyType, new_class


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_empty = MappingProxyType({})
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT = "__post_init__"


class _FIELD_BASE:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "_field_type", "doc")[:11 + (sys.version_info >= (3, 14))]
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _empty if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        if sys.version_info >= (3, 14):
            self.doc = None

    @recursive_repr()
    def __repr__(self):
        shown = ",".join([f"{name}={getattr(self, name)!r}"
                          for name in ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare",
                                       "metadata", "kw_only") + self.__slots__[11:]])
        return f"Field({shown},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        function = getattr(type(self.default), "__set_name__", None)
        if function:
            function(self.default, owner, name)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots",
                 "weakref_slot")[:6 if sys.version_info < (3, 12) else 10]

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- fields ---

def _word(text):
    text = text.lstrip()
    n = 0
    while n < len(text) and (text[n].isalnum() or text[n] == "_"):
        n += 1
    return text[:n], text[n:].lstrip()


def _names(annotation, cls, module_name, accepts):
    # Does an annotation that is text begin with the name of something in that module?
    prefix, rest = _word(annotation)
    name, _ = _word(rest[1:])
    dot = prefix and name and rest[0] == "."
    if not dot:
        name = prefix
    namespace = sys.modules.get(cls.__module__)
    namespace = namespace.__dict__ if namespace is not None else {}
    if dot:
        module = namespace.get(prefix)
        if module is None or module is not sys.modules.get(module_name):
            return False
        namespace = module.__dict__
    return accepts(namespace.get(name))


def _is_classvar(annotation, typing):
    return typing is not None and (
        annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar)


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return annotation is KW_ONLY


def _own_annotations(cls):
    if sys.version_info < (3, 14):
        return cls.__dict__.get("__annotations__", {})
    try:
        return cls.__annotations__
    except NameError:
        from typing import _own_annotations
        return _own_annotations(cls.__dict__)


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    typing = sys.modules.get("typing")
    is_text = isinstance(annotation, str)
    f._field_type = _FIELD
    if _is_classvar(annotation, typing) or (
            is_text and typing is not None and _names(annotation, cls, "typing", lambda a: _is_classvar(a, typing))):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation) or (is_text and _names(annotation, cls, "dataclasses", _is_initvar)):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is not _FIELD_CLASSVAR:
        if f.kw_only is MISSING:
            f.kw_only = kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


# --- the methods, as text that is compiled at once ---

class _Writer:
    def __init__(self, namespace):
        self.namespace = namespace
        self.lines = []
        self.names = []
        self.needs = {"MISSING": MISSING, "_HAS_DEFAULT_FACTORY": _HAS_DEFAULT_FACTORY, "__dataclass_setattr__": object.__setattr__,
                      "FrozenInstanceError": FrozenInstanceError}
        self.more = {}

    def add(self, name, args, body, annotations=None, decorator=None, overwrite_error=False):
        self.names.append(name)
        self.more[name] = annotations, decorator, overwrite_error
        self.lines.append(f" def {name}({args}):")
        self.lines += [f"  {line}" for line in body]

    def finish(self, cls):
        needs = ", ".join(self.needs)
        text = "\n".join([f"def __create_fn__({needs}):", *self.lines, f" return ({', '.join(self.names)},)"])
        scope = {}
        exec(text, self.namespace, scope)
        functions = scope["__create_fn__"](*self.needs.values())
        for name, function in zip(self.names, functions):
            annotations, decorator, overwrite_error = self.more[name]
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if annotations is not None:
                function.__annotations__ = annotations
            if decorator is not None:
                function = decorator(function)
            if _set_new(cls, name, function) and overwrite_error:
                extra = overwrite_error if isinstance(overwrite_error, str) else ""
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}{extra}")


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _write_init(writer, ordered, plain, keyword, frozen, has_post_init, self_name):
    seen_default = None
    for f in plain:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")

    def parameter(f):
        if f.default is MISSING and f.default_factory is MISSING:
            return f.name
        if f.default is not MISSING:
            return f"{f.name}=__dataclass_dflt_{f.name}__"
        return f"{f.name}=_HAS_DEFAULT_FACTORY"

    body = []
    for f in ordered:
        default = f"__dataclass_dflt_{f.name}__"
        if f.default_factory is not MISSING:
            writer.needs[default] = f.default_factory
            value = f"{default}()"
            if f.init:
                value += f" if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}"
        elif f.init:
            if f.default is not MISSING:
                writer.needs[default] = f.default
            value = f.name
        elif writer.slots and f.default is not MISSING:
            writer.needs[default] = f.default
            value = default
        else:
            continue
        if f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"__dataclass_setattr__({self_name},{f.name!r},{value})")
        else:
            body.append(f"{self_name}.{f.name}={value}")
    if has_post_init:
        given = ",".join([f.name for f in ordered if f._field_type is _FIELD_INITVAR])
        body.append(f"{self_name}.{_POST_INIT}({given})")
    args = [self_name] + [parameter(f) for f in plain]
    if keyword:
        args += ["*"] + [parameter(f) for f in keyword]
    annotations = {f.name: f.type for f in (*plain, *keyword)}
    annotations["return"] = None
    writer.add("__init__", ",".join(args), body or ["pass"], annotations)


def _values(object_name, compared):
    return "(" + "".join([f"{object_name}.{f.name}," for f in compared]) + ")"


def _write_frozen(writer, cls, shown):
    writer.needs["cls"] = cls
    condition = "type(self) is cls"
    if shown:
        condition += " or name in {" + ", ".join([repr(f.name) for f in shown]) + "}"
    for name, args, verb in (("__setattr__", "name, value", "assign to"), ("__delattr__", "name", "delete")):
        writer.add(name, f"self, {args}", [
            f"if {condition}:",
            f" raise FrozenInstanceError(f'cannot {verb} field {{name!r}}')",
            f"super(cls, self).{name}({args})",
        ], overwrite_error=True)


def _hash_action(unsafe_hash, eq, frozen, has_explicit):
    # What becomes of __hash__: "add", "none", "raise" or nothing.
    if unsafe_hash:
        return "raise" if has_explicit else "add"
    if not eq or has_explicit:
        return None
    return "add" if frozen else "none"


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    module = sys.modules.get(cls.__module__)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                           weakref_slot))
    any_frozen_base = False
    all_frozen_bases = None
    has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_dataclass_bases = True
            for f in base_fields.values():
                fields[f.name] = f
            if all_frozen_bases is None:
                all_frozen_bases = True
            all_frozen_bases = all_frozen_bases and getattr(base, _PARAMS).frozen
            any_frozen_base = any_frozen_base or getattr(base, _PARAMS).frozen
    own = []
    seen_kw_only = False
    annotations = _own_annotations(cls)
    for name, annotation in annotations.items():
        if _is_kw_only(annotation) or (
                isinstance(annotation, str) and _names(annotation, cls, "dataclasses", _is_kw_only)):
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen_bases is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and "__eq__" in cls.__dict__))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    parameters = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    given = [f for f in parameters if f.init]
    plain = [f for f in given if not f.kw_only]
    keyword = [f for f in given if f.kw_only]
    real = [f for f in parameters if f._field_type is _FIELD]
    compared = [f for f in real if f.compare]
    writer = _Writer(module.__dict__ if module is not None else {})
    writer.slots = slots
    if init:
        _write_init(writer, parameters, plain, keyword, frozen, hasattr(cls, _POST_INIT),
                    "__dataclass_self__" if "self" in fields else "self")
    _set_new(cls, "__replace__", _replace)
    if repr:
        shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in real if f.repr])
        writer.add("__repr__", "self", [f"return f\"{{self.__class__.__qualname__}}({shown})\""],
                   decorator=recursive_repr())
    if eq:
        terms = " and ".join([f"self.{f.name}==other.{f.name}" for f in compared]) or "True"
        writer.add("__eq__", "self, other", [
            "if self is other:", " return True", "if other.__class__ is self.__class__:", f" return {terms}",
            "return NotImplemented",
        ])
    if order:
        for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            writer.add(name, "self, other", [
                "if other.__class__ is self.__class__:",
                f" return {_values('self', compared)}{sign}{_values('other', compared)}",
                "return NotImplemented",
            ], overwrite_error=" Consider using functools.total_ordering")
    if frozen:
        _write_frozen(writer, cls, real)
    action = _hash_action(unsafe_hash, eq, frozen, has_explicit_hash)
    if action == "raise":
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if action == "none":
        cls.__hash__ = None
    elif action == "add":
        hashed = [f for f in real if (f.compare if f.hash is None else f.hash)]
        if "__hash__" in cls.__dict__:
            del cls.__hash__
        writer.add("__hash__", "self", [f"return hash({_values('self', hashed)})"])
    if writer.names:
        writer.finish(cls)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature(plain if init else [], keyword if init else [])
    if match_args:
        _set_new(cls, "__match_args__", tuple([f.name for f in plain]))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _signature(plain, keyword):
    def show(f):
        annotation = f.type
        if isinstance(annotation, GenericAlias):
            text = repr(annotation)
        elif isinstance(annotation, type):
            is_plain = annotation.__module__ == "builtins"
            text = annotation.__qualname__ if is_plain else f"{annotation.__module__}.{annotation.__qualname__}"
        else:
            text = repr(annotation)
            if not isinstance(annotation, str):
                text = text.replace("typing.", "")
        text = f"{f.name}: {text}"
        if f.default is not MISSING:
            return f"{text} = {f.default!r}"
        return f"{text} = <factory>" if f.default_factory is not MISSING else text

    return "(" + ", ".join([show(f) for f in plain] + (["*"] if keyword else []) + [show(f) for f in keyword]) + ")"


# --- slots ---

def _slots_of(cls):
    slots = cls.__dict__.get("__slots__", MISSING)
    if slots is MISSING:
        return () if getattr(cls, "__weakrefoffset__", 0) == 0 else ("__weakref__",)
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    return tuple(slots)


def _get_state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _add_slots(cls, is_frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    body = dict(cls.__dict__)
    names = tuple([f.name for f in fields(cls)])
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    slots = [name for name in (*names, *(("__weakref__",) if weakref_slot else ())) if name not in inherited]
    body["__slots__"] = tuple(slots)
    for name in names:
        body.pop(name, None)
    body.pop("__dict__", None)
    body.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    new = type(cls)(cls.__name__, cls.__bases__, body)
    if qualname is not None:
        new.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in body:
            new.__getstate__ = _get_state
        if "__setstate__" not in body:
            new.__setstate__ = _set_state
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


# --- functions ---

def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


_atomic = frozenset({type(None), bool, int, float, str, bytes, complex, type(...), type(NotImplemented), type, range,
                     property, FunctionType})


def _convert(obj, make, factory):
    # What asdict and astuple have in common: containers are copied, dataclasses become what `make` makes of them.
    kind = type(obj)
    if kind in _atomic:
        return obj
    if hasattr(kind, _FIELDS):
        return make(obj, factory)
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_convert(item, make, factory) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_convert(item, make, factory) for item in obj])
    if isinstance(obj, dict):
        pairs = [(_convert(k, make, factory), _convert(v, make, factory)) for k, v in obj.items()]
        if hasattr(kind, "default_factory"):
            new = kind(obj.default_factory)
            for key, value in pairs:
                new[key] = value
            return new
        return kind(pairs)
    return deepcopy(obj)


def _asdict(obj, factory):
    pairs = [(f.name, _convert(getattr(obj, f.name), _asdict, factory)) for f in fields(obj)]
    return factory(pairs)


def _astuple(obj, factory):
    return factory([_convert(getattr(obj, f.name), _astuple, factory) for f in fields(obj)])


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple(obj, tuple_factory)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    import keyword
    namespace = {} if namespace is None else namespace
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[name] = item[0], item[1], item[2]
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation

    def fill(body):
        body.update(namespace)
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = new_class(cls_name, bases, {}, fill)
    if module is None:
        module = sys._getframemodulename(1) or "__main__"
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
