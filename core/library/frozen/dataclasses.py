# dataclass writes the usual methods of a class from its annotated attributes.
__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]

import abc
import sys
from copy import deepcopy
from functools import wraps
from reprlib import recursive_repr
from types import FunctionType, GenericAlias, MappingProxyType, new_class
from _types import _drop_own_descriptors

sorted((), key=None)  # the first call with keywords prepares them, and what CPython imports here makes one

# One text makes all methods of a class; before, each has its own.
_writes_at_once = sys.version_info >= (3, 13)
_annotates_late = sys.version_info >= (3, 14)


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


# Tells by itself which kind of field it stands for.
class _FIELD_BASE:
    def __repr__(self):
        return self.name

    def __init__(self, name):
        self.name = name


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
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare, self.kw_only = init, repr, hash, compare, kw_only
        self.metadata = _empty if metadata is None else MappingProxyType(metadata)
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
    except NotImplementedError:
        return cls.__annotate__(3)
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


# --- the methods, as text that is compiled ---

# What stands in the cells of the methods, and so what collecting a class finds, are the parameters of a function around
# them that they use: one function for all methods, or one for each.
class _Writer:
    def __init__(self, cls, namespace):
        self.cls = cls
        self.namespace = namespace
        self.given = {}
        self.lines = []
        self.names = []
        self.hints = {}
        self.annotated = None

    # A method with a hint must not be there yet; the hint says so to whoever wrote one.
    def add(self, name, args, body, given={}, decorator=None, returns="", hint=None):
        lines = [f" def {name}({args}){returns}:", *[f"  {line}" for line in body]]
        if decorator is not None:
            lines.insert(0, f" @{decorator}")
        if hint is not None:
            self.hints[name] = hint
        if _writes_at_once:
            self.given.update(given)
            self.lines += lines
            self.names.append(name)
        else:
            self.place(name, self.make(lines, name, given))

    def make(self, lines, result, given):
        scope = {}
        exec("\n".join([f"def __create_fn__({', '.join(given)}):", *lines, f" return {result}"]), self.namespace, scope)
        return scope["__create_fn__"](**given)

    def finish(self):
        if self.names:
            for name, function in zip(self.names, self.make(self.lines, f"({', '.join(self.names)},)", self.given)):
                self.place(name, function)

    def place(self, name, function):
        cls = self.cls
        if name == "__repr__" and not _writes_at_once:
            function = _recursive_repr(function)
        function.__qualname__ = f"{cls.__qualname__}.{name}"
        if name == "__init__" and _annotates_late:
            function.__annotate__ = _init_annotate(cls, self.annotated, None)
        if name == "__hash__":
            cls.__hash__ = function
        elif _set_new(cls, name, function) and name in self.hints:
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}{self.hints[name]}")


# Before 3.13 dataclasses has its own, without a text of the caller's choice.
def _recursive_repr(user_function):
    repr_running = set()

    @wraps(user_function)
    def wrapper(self):
        key = id(self)
        if key in repr_running:
            return "..."
        repr_running.add(key)
        try:
            return user_function(self)
        finally:
            repr_running.discard(key)

    return wrapper


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _write_init(writer, ordered, plain, keyword, frozen, slots, has_post_init, self_name):
    seen_default = None
    for f in plain:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")

    dflt = "_dflt_{}" if sys.version_info < (3, 12) else "__dataclass_dflt_{}__"
    factory = "_HAS_DEFAULT_FACTORY" if sys.version_info < (3, 12) else "__dataclass_HAS_DEFAULT_FACTORY__"
    given = {} if _annotates_late else {f"__dataclass_type_{f.name}__": f.type for f in (*plain, *keyword)}
    given[factory] = _HAS_DEFAULT_FACTORY
    given["__dataclass_builtins_object__"] = object

    def parameter(f):
        text = f.name if _annotates_late else f"{f.name}: __dataclass_type_{f.name}__"
        if f.default is MISSING and f.default_factory is MISSING:
            return text
        return f"{text}={factory if f.default is MISSING else dflt.format(f.name)}"

    body = []
    for f in ordered:
        default = dflt.format(f.name)
        if f.default_factory is not MISSING:
            given[default] = f.default_factory
            value = f"{default}()"
            if f.init:
                value += f" if {f.name} is {factory} else {f.name}"
        elif f.init:
            if f.default is not MISSING:
                given[default] = f.default
            value = f.name
        elif slots and f.default is not MISSING:
            given[default] = f.default
            value = default
        else:
            continue
        if f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})")
        else:
            body.append(f"{self_name}.{f.name}={value}")
    if has_post_init:
        variables = ",".join([f.name for f in ordered if f._field_type is _FIELD_INITVAR])
        body.append(f"{self_name}.{_POST_INIT}({variables})")
    args = [self_name] + [parameter(f) for f in plain]
    if keyword:
        args += ["*"] + [parameter(f) for f in keyword]
    if _annotates_late:
        writer.annotated = [f.name for f in ordered if f.init]
    writer.add("__init__", ",".join(args), body or ["pass"], given, returns="" if _annotates_late else " -> None")


# Annotations of __init__, as 3.14 makes them when somebody asks: as they are (1 and 3) or as texts (4).
def _init_annotate(__class__, annotation_fields, return_type):
    def __annotate__(format, /):
        if format not in (1, 3, 4):
            raise NotImplementedError(format)
        fields = getattr(__class__, _FIELDS)
        known = {}
        for base in __class__.__mro__[::-1] if format == 1 else ():
            if _FIELDS in base.__dict__:
                known.update(base.__annotations__)
        annotations = {name: known.get(name, fields[name].type) for name in annotation_fields}
        annotations["return"] = return_type
        return annotations if format != 4 else {name: _shown(value) for name, value in annotations.items()}

    __annotate__.__qualname__ = f"{__class__.__qualname__}.__init__.__annotate__"
    __annotate__.__generated_by_dataclasses__ = True
    return __annotate__


def _values(object_name, compared):
    return "(" + "".join([f"{object_name}.{f.name}," for f in compared]) + ")"


def _write_repr(writer, shown):
    given, decorator = {"recursive_repr": recursive_repr}, "recursive_repr()"
    if not _writes_at_once:
        given, decorator = {}, None
    shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in shown])
    name, joined = ("{self.__class__.__qualname__}", "") if _writes_at_once else ("", "self.__class__.__qualname__ + ")
    writer.add("__repr__", "self", [f"return {joined}f\"{name}({shown})\""], given, decorator)


def _write_eq(writer, compared):
    if _writes_at_once:
        first = ["if self is other:", " return True"]
        terms = " and ".join([f"self.{f.name}==other.{f.name}" for f in compared]) or "True"
    else:
        first = []
        terms = f"{_values('self', compared)}=={_values('other', compared)}"
    writer.add("__eq__", "self, other", [
        *first, "if other.__class__ is self.__class__:", f" return {terms}", "return NotImplemented",
    ])


def _write_frozen(writer, shown):
    condition = "type(self) is cls"
    if shown:
        condition += " or name in {" + ", ".join([repr(f.name) for f in shown]) + "}"
    if sys.version_info < (3, 12):
        condition = f"type(self) is cls or name in ({''.join([f'{f.name!r},' for f in shown])})"
    given = {"cls": writer.cls, "FrozenInstanceError": FrozenInstanceError}
    for name, args, verb in (("__setattr__", "name, value", "assign to"), ("__delattr__", "name", "delete")):
        writer.add(name, f"self, {args}", [
            f"if {condition}:",
            f" raise FrozenInstanceError(f'cannot {verb} field {{name!r}}')",
            f"super(cls, self).{name}({args})",
        ], given, hint="")


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
    frozen_bases = open_bases = 0
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is None:
            continue
        if getattr(base, _PARAMS).frozen:
            frozen_bases += 1
        else:
            open_bases += 1
        for f in inherited.values():
            fields[f.name] = f
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
        # The default takes the field's place in the class.
        if not isinstance(getattr(cls, f.name, None), Field):
            continue
        if f.default is not MISSING:
            setattr(cls, f.name, f.default)
        else:
            delattr(cls, f.name)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if not frozen and frozen_bases:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if frozen and open_bases:
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
    writer = _Writer(cls, module.__dict__ if module is not None else {})
    if _writes_at_once:
        _set_new(cls, "__replace__", _replace)
    action = _hash_action(unsafe_hash, eq, frozen, has_explicit_hash)
    if _writes_at_once and action in ("none", "add"):
        # Its place among the attributes is here, also of one that is written last.
        cls.__hash__ = None
    if init:
        _write_init(writer, parameters, plain, keyword, frozen, slots, hasattr(cls, _POST_INIT),
                    "__dataclass_self__" if "self" in fields else "self")
    if repr:
        _write_repr(writer, [f for f in real if f.repr])
    if eq:
        _write_eq(writer, compared)
    if order:
        for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            writer.add(name, "self, other", [
                "if other.__class__ is self.__class__:",
                f" return {_values('self', compared)}{sign}{_values('other', compared)}",
                "return NotImplemented",
            ], hint=" Consider using functools.total_ordering")
    if frozen:
        _write_frozen(writer, real)
    if action == "raise":
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if action == "none":
        cls.__hash__ = None
    elif action == "add":
        hashed = [f for f in real if (f.compare if f.hash is None else f.hash)]
        writer.add("__hash__", "self", [f"return hash({_values('self', hashed)})"])
    writer.finish()
    if not getattr(cls, "__doc__"):
        if init:
            # The signature of the class is asked for, and with it these, which the function keeps as a dict from then on.
            try:
                cls.__init__.__annotations__
            except (NameError, NotImplementedError):
                pass
        cls.__doc__ = cls.__name__ + _signature(plain if init else [], keyword if init else [])
    if match_args:
        _set_new(cls, "__match_args__", tuple([f.name for f in plain]))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _shown(annotation):
    if isinstance(annotation, GenericAlias):
        return repr(annotation)
    if isinstance(annotation, type):
        is_plain = annotation.__module__ == "builtins"
        return annotation.__qualname__ if is_plain else f"{annotation.__module__}.{annotation.__qualname__}"
    return annotation if isinstance(annotation, str) else repr(annotation)


def _signature(plain, keyword):
    def show(f):
        text = repr(f.type) if isinstance(f.type, str) else _shown(f.type)
        if getattr(f.type, "__module__", None) == "typing":
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


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


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
            new.__getstate__ = _dataclass_getstate
        if "__setstate__" not in body:
            new.__setstate__ = _dataclass_setstate
    if _annotates_late:
        _move_to(new, cls)
    return new


# Methods that know their class know the new one, and the old one does without what instances would find in it.
def _move_to(new, old):
    for value in new.__dict__.values():
        for function in (value, *(getattr(value, name, None) for name in ("__func__", "fget", "fset", "fdel", "__annotate__"))):
            while hasattr(function, "__wrapped__"):
                function = function.__wrapped__
            if isinstance(function, FunctionType) and "__class__" in function.__code__.co_freevars:
                cell = function.__closure__[function.__code__.co_freevars.index("__class__")]
                if cell.cell_contents is old:
                    cell.cell_contents = new
    _drop_own_descriptors(old)


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


# The annotation of a field that was given without one; 3.14 imports typing when somebody asks what it is.
_any = object() if _annotates_late else "typing.Any"


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    import keyword
    namespace = {} if namespace is None else namespace
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, _any
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

    value_blocked = True

    # Not by value while dataclass() works.
    def annotate_method(format):
        if format not in (1, 3, 4) or format == 1 and value_blocked:
            raise NotImplementedError(format)
        if format == 4:
            return {name: "typing.Any" if t is _any else _shown(t) for name, t in annotations.items()}
        from typing import Any
        return {name: Any if t is _any else t for name, t in annotations.items()}

    def fill(body):
        body.update(namespace)
        body.update(defaults)
        if not _annotates_late:
            body["__annotations__"] = annotations

    cls = new_class(cls_name, bases, {}, fill)
    if module is None and sys.version_info >= (3, 12):
        module = sys._getframemodulename(1) or "__main__"
    if module is not None:
        cls.__module__ = module
    if _annotates_late:
        cls.__annotate__ = annotate_method
    cls = dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
    value_blocked = False
    return cls


def replace(obj, /, **changes):
    if _is_dataclass_instance(obj):
        return _replace(obj, **changes)
    raise TypeError("replace() should be called on dataclass instances")


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        is_there = f.name in changes
        if f._field_type is _FIELD_CLASSVAR or f.init and is_there:
            continue
        if f.init:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
        elif is_there:
            raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
    return self.__class__(**changes)
