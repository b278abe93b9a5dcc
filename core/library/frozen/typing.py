# Names for annotations. Nothing is checked when a program runs: they hold what they are given and show it.
import collections
import collections.abc
import sys
import types
from abc import ABCMeta, abstractmethod
from _functools import _lru_cache_wrapper
from _types import _named_in_full, _union
from types import GenericAlias

__all__ = """Annotated Any Callable ClassVar Concatenate Final ForwardRef Generic Literal Optional ParamSpec Protocol
Tuple Type TypeVar TypeVarTuple Union AbstractSet ByteString Container Hashable ItemsView Iterable
Iterator KeysView Mapping MappingView MutableMapping MutableSequence MutableSet Sequence Sized ValuesView Awaitable
AsyncIterator AsyncIterable Coroutine Collection AsyncGenerator Reversible SupportsAbs
SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound ChainMap Counter Deque Dict
DefaultDict List OrderedDict Set FrozenSet NamedTuple TypedDict Generator BinaryIO IO TextIO AnyStr
assert_type assert_never cast clear_overloads dataclass_transform final get_args get_origin get_overloads
get_protocol_members get_type_hints is_protocol is_typeddict LiteralString Never NewType no_type_check
no_type_check_decorator NoDefault NoReturn NotRequired overload override ParamSpecArgs ParamSpecKwargs ReadOnly
Required ContextManager AsyncContextManager Pattern Match reveal_type runtime_checkable Self Text TYPE_CHECKING TypeAlias TypeGuard TypeIs TypeAliasType
Unpack""".split()

# Annotations are made when somebody asks, by a function that takes a format: 1, values; 2, not for callers; 3, values with
# ForwardRef for names that are not there yet; 4, texts.
_annotates_late = sys.version_info >= (3, 14)

TYPE_CHECKING = False
NoneType = type(None)
_main_modules = ("builtins",)


def _cached(func, typed=False):
    cache = _lru_cache_wrapper(func, 128, typed, None)

    def inner(*args):
        try:
            return cache(*args)
        except TypeError:
            pass
        return func(*args)
    inner.__name__ = func.__name__
    return inner


# The module that called the caller.
def _caller(depth=1):
    if sys.version_info >= (3, 12):
        return sys._getframemodulename(depth + 1) or "__main__"
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return None


def _type_repr(obj):
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    if isinstance(obj, tuple):
        return "[" + ", ".join(map(_type_repr, obj)) + "]"
    return repr(obj)


# None stands for its type, a string for a name that is looked up later.
def _type_convert(arg, module=None):
    if arg is None:
        return NoneType
    return ForwardRef(arg, module=module) if isinstance(arg, str) else arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    arg = _type_convert(arg, module)
    outermost_only = (ClassVar, Final)
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        if origin in (Generic, Protocol) or not allow_special_forms and origin in outermost_only:
            raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias) or allow_special_forms and arg in outermost_only:
        return arg
    is_plain = isinstance(arg, _SpecialForm) or arg in (Generic, Protocol)
    if is_plain:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _collect_parameters(args):
    parameters = []
    for t in args:
        if isinstance(t, type) and not isinstance(t, GenericAlias):
            continue
        if isinstance(t, (tuple, list)):
            found = _collect_parameters(t)
        elif hasattr(t, "__typing_subst__"):
            found = (t,)
        else:
            found = getattr(t, "__parameters__", ())
        for parameter in found:
            if parameter not in parameters:
                parameters.append(parameter)
    return tuple(parameters)


# From 3.13 on also of what has no hash.
def _deduplicate(parameters):
    try:
        return list(dict.fromkeys(parameters))
    except TypeError:
        if sys.version_info < (3, 13):
            raise
    unlike = []
    for p in parameters:
        if p not in unlike:
            unlike.append(p)
    return unlike


def _flatten_literal(parameters):
    flat = []
    for p in parameters:
        flat.extend(p.__args__ if isinstance(p, _LiteralGenericAlias) else (p,))
    return flat


# --- special forms ---

# Gives a class the operator that unites its instances with what stands on the other side.
def _unites(cls):
    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    cls.__or__, cls.__ror__ = __or__, __ror__
    return cls


class _Final:
    __slots__ = ("__weakref__",)


@_unites
class _SpecialForm(_Final):
    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._name, self.__doc__ = getitem.__name__, getitem.__doc__
        self._getitem = getitem

    @_cached
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    # It is no class, and makes nothing.
    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")


# Of values: 1 and True are told apart.
class _ValueForm(_SpecialForm):
    def __init__(self, getitem):
        super().__init__(_cached(getitem, True))

    def __getitem__(self, parameters):
        return self._getitem(self, *(parameters if isinstance(parameters, tuple) else (parameters,)))


class _AnyMeta(type):
    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()

    def __instancecheck__(self, obj):
        if self is not Any:
            return super().__instancecheck__(obj)
        raise TypeError("typing.Any cannot be used with isinstance()")


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _plain_form(name):
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    getitem.__name__ = name
    return _SpecialForm(getitem)


def _one_type_form(name, allow_special_forms=False):
    def getitem(self, parameters):
        item = _type_check(parameters, f"{self} accepts only single type.", allow_special_forms=allow_special_forms)
        return _GenericAlias(self, (item,))

    getitem.__name__ = name
    return _SpecialForm(getitem)


NoReturn = _plain_form("NoReturn")
Never = _plain_form("Never")
Self = _plain_form("Self")
LiteralString = _plain_form("LiteralString")
TypeAlias = _plain_form("TypeAlias")
ClassVar = _one_type_form("ClassVar", True)
Final = _one_type_form("Final", True)
TypeGuard = _one_type_form("TypeGuard")
TypeIs = _one_type_form("TypeIs")
Required = _one_type_form("Required", True)
NotRequired = _one_type_form("NotRequired", True)
ReadOnly = _one_type_form("ReadOnly", True)


def _union_member(p):
    return _type_check(p, "Union[arg, ...]: each arg must be a type.")


@_SpecialForm
def Union(self, parameters):
    given = parameters if isinstance(parameters, tuple) else (parameters,)
    if not given:
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for p in map(_union_member, given):
        flat.extend(p.__args__ if isinstance(p, (_UnionGenericAlias, types.UnionType)) else (p,))
    members = tuple(_deduplicate(flat))
    if len(members) == 1:
        return members[0]
    is_optional = len(members) == 2 and NoneType in members
    return _UnionGenericAlias(self, members, name="Optional" if is_optional else None)


if sys.version_info >= (3, 14):
    Union = types.UnionType


@_SpecialForm
def Optional(self, parameters):
    return Union[_type_check(parameters, f"{self} requires a single type."), NoneType]


@_ValueForm
def Literal(self, *parameters):
    parameters = _flatten_literal(parameters)
    seen = []
    for p in parameters:
        if (p, type(p)) not in seen:
            seen.append((p, type(p)))
    return _LiteralGenericAlias(self, tuple(p for p, kind in seen))


@_SpecialForm
def Concatenate(self, parameters):
    given = parameters if isinstance(parameters, tuple) else (parameters,)
    if not given:
        raise TypeError("Cannot take a Concatenate of no types.")
    *first, last = given
    if last is not ... and not isinstance(last, ParamSpec):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(_type_check(p, msg) for p in first), last))


@_SpecialForm
def Unpack(self, parameters):
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_ValueForm
def Annotated(self, *params):
    if len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
    metadata = params[1:]
    if isinstance(origin, _AnnotatedAlias):
        metadata = origin.__metadata__ + metadata
        origin = origin.__origin__
    return _AnnotatedAlias(origin, metadata)


# --- aliases ---

def _substitute(args, parameters, items):
    mapping = dict(zip(parameters, items))
    result = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            result.append(arg)
        elif isinstance(arg, (tuple, list)):
            result.append(type(arg)(_substitute(arg, parameters, items)))
        elif hasattr(arg, "__typing_subst__"):
            item = arg.__typing_subst__(mapping[arg])
            if isinstance(arg, TypeVarTuple) or isinstance(arg, ParamSpec) and isinstance(item, tuple):
                result.extend(item)
            else:
                result.append(item)
        else:
            own = getattr(arg, "__parameters__", ())
            if own:
                inner = []
                for parameter in own:
                    value = mapping[parameter]
                    inner.extend(value) if isinstance(parameter, TypeVarTuple) else inner.append(value)
                value = arg[tuple(inner)]
                if isinstance(arg, _UnpackGenericAlias) and isinstance(value, tuple):
                    result.extend(value)
                else:
                    result.append(value)
            else:
                result.append(arg)
    return tuple(result)


# What was given for the parameters, as many as there are.
def _match_arguments(alias, parameters, items):
    if not isinstance(items, tuple):
        items = (items,)
    items = tuple(_type_convert(item) for item in items)
    for i, parameter in enumerate(parameters):
        if isinstance(parameter, TypeVarTuple):
            behind = len(parameters) - i - 1
            end = len(items) - behind
            if end >= i:
                items = items[:i] + (items[i:end],) + items[end:]
            break
        if isinstance(parameter, ParamSpec):
            if len(parameters) == 1 and not (len(items) == 1 and (
                    isinstance(items[0], (list, tuple, ParamSpec)) or items[0] is ...
                    or isinstance(items[0], _ConcatenateGenericAlias))):
                items = (items,)
            elif i < len(items) and isinstance(items[i], list):
                items = items[:i] + (tuple(items[i]),) + items[i + 1:]
    if len(items) < len(parameters):
        rest = parameters[len(items):]
        if all(getattr(p, "__default__", NoDefault) is not NoDefault for p in rest):
            items += tuple(p.__default__ for p in rest)
    if len(items) != len(parameters):
        given, wanted = len(items), len(parameters)
        raise TypeError(f"Too {'many' if given > wanted else 'few'} arguments for {alias}; actual {given}, expected "
                        f"{wanted if given > wanted else f'at least {given + 1}'}")
    return items


# What may go wrong when an instance is told which alias made it.
_unmarkable = AttributeError if sys.version_info < (3, 13) else Exception


@_unites
class _BaseGenericAlias:
    def __init__(self, origin, *, inst=True, name=None):
        self._inst, self._name = inst, name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except _unmarkable:
            pass
        return made

    # Generic comes last in the bases, so only if nobody behind brings it.
    def __mro_entries__(self, bases):
        behind = bases[bases.index(self) + 1:]
        brought = any(isinstance(base, _BaseGenericAlias) or isinstance(base, type) and issubclass(base, Generic)
                      for base in behind)
        own = () if self.__origin__ in bases else (self.__origin__,)
        return own if brought else (*own, Generic)

    def __getattr__(self, attr):
        if attr in ("__origin__", "__args__"):
            return super().__getattr__(attr)
        if attr == "__name__" or attr == "__qualname__":
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not (attr[:2] == attr[-2:] == "__"):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if attr[:2] == attr[-2:] == "__" or attr in ("_name", "_inst", "_nparams", "_defaults", "_paramspec_tvars"):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list(set(super().__dir__() + [a for a in dir(self.__origin__) if not a[:2] == a[-2:] == "__"]))


class _GenericAlias(_BaseGenericAlias):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _collect_parameters(self.__args__)
        if sys.version_info < (3, 12):
            self._paramspec_tvars = origin is collections.abc.Callable
        if name is None:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if isinstance(other, _GenericAlias):
            return self.__origin__ == other.__origin__ and self.__args__ == other.__args__
        return NotImplemented

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_cached
    def __getitem__(self, args):
        parameters = self.__parameters__
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if parameters:
            items = _match_arguments(self, parameters, args)
            return self.copy_with(_substitute(self.__args__, parameters, items))
        raise TypeError(f"{self} is not a generic class")

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join(map(_type_repr, self.__args__)) if self.__args__ else '()'}]"

    def __reduce__(self):
        import operator
        origin = globals()[self._name] if self._name else self.__origin__
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args = args[0]
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            return origin.__mro_entries__(bases)
        if self._name:
            return super().__mro_entries__(bases)
        # Generic itself is left to whoever brings it later.
        is_brought = origin is Generic and (Protocol in bases or any(
            isinstance(base, _BaseGenericAlias) and base is not self for base in bases[bases.index(self) + 1:]))
        return () if is_brought else (origin,)

    def __iter__(self):
        yield Unpack[self]


# List, Dict...: the names in typing of classes that can be subscripted themselves.
class _SpecialGenericAlias(_BaseGenericAlias):
    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults
        self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    @_cached
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(_type_check(p, "Parameters to generic types must be types.") for p in params)
        given, wanted = len(params), self._nparams
        if wanted == 0:
            raise TypeError(f"{self} is not a generic class")
        if given + len(self._defaults) >= wanted > given:
            params += self._defaults[given - wanted:]
        elif given != wanted:
            expect = f"at least {wanted - len(self._defaults)}" if self._defaults else wanted
            raise TypeError(f"Too {'many' if given > wanted else 'few'} arguments for {self}; actual {given}, "
                            f"expected {expect}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls.__origin__ if isinstance(cls, _SpecialGenericAlias) else cls, self.__origin__)

    def __reduce__(self):
        return self._name


class _TupleType(_SpecialGenericAlias):
    @_cached
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        if len(params) >= 2 and params[-1] is ...:
            return self.copy_with((*(_type_check(p, msg) for p in params[:-1]), ...))
        return self.copy_with(tuple(_type_check(p, msg) for p in params))


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        return self._getitem((tuple(args) if isinstance(args, list) else args, result))

    @_cached
    def _getitem(self, params):
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((args, result))
        return self.copy_with((*map(_type_convert, args if isinstance(args, tuple) else (args,)), result))


class _CallableGenericAlias(_GenericAlias):
    def __reduce__(self):
        import operator
        args = self.__args__
        if not (len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias)))):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], (list, tuple, ParamSpec, _ConcatenateGenericAlias))):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(map(_type_repr, args[:-1]))}], {_type_repr(args[-1])}]"


class _UnionGenericAlias(_GenericAlias):
    # In whatever order, written with a bar or not.
    def __eq__(self, other):
        if isinstance(other, (types.UnionType, _UnionGenericAlias)):
            return set(self.__args__) == set(other.__args__)
        return NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def copy_with(self, params):
        return Union[params]

    def __reduce__(self):
        import operator
        return operator.getitem, (Union, self.__args__)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and NoneType in args:
            return f"typing.Optional[{_type_repr(args[args[0] is NoneType])}]"
        return f"typing.Union[{', '.join(map(_type_repr, args))}]"

    def __instancecheck__(self, obj):
        return any(isinstance(obj, cls) for cls in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


class _LiteralGenericAlias(_GenericAlias):
    def _values(self):
        return frozenset((value, type(value)) for value in self.__args__)

    def __eq__(self, other):
        return self._values() == other._values() if isinstance(other, _LiteralGenericAlias) else NotImplemented

    def __hash__(self):
        return hash(self._values())


class _ConcatenateGenericAlias(_GenericAlias):
    pass


class _UnpackGenericAlias(_GenericAlias):
    __typing_is_unpacked_typevartuple__ = True

    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        items = _match_arguments(self, self.__parameters__, args)
        return items[0] if isinstance(items[0], tuple) else items


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return self.__class__(params[0], self.__metadata__)

    def __reduce__(self):
        import operator
        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


@_unites
class ForwardRef:
    __slots__ = ("__forward_arg__", "__forward_module__", "__forward_is_argument__")

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            compile(arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
        if self.__forward_arg__ in recursive_guard:
            return self
        if globalns is None:
            globalns = localns if localns is not None else {}
        if localns is None:
            localns = globalns
        value = _type_check(eval(self.__forward_arg__, globalns, localns),
                            "Forward references must evaluate to types.", allow_special_forms=True)
        return _eval_type(value, globalns, localns, recursive_guard | {self.__forward_arg__})

    def _parts(self):
        return self.__forward_arg__, self.__forward_module__

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, ForwardRef) else NotImplemented

    def __hash__(self):
        return hash(self._parts())

    def __repr__(self):
        module = f", module={self.__forward_module__!r}" if self.__forward_module__ is not None else ""
        return f"ForwardRef({self.__forward_arg__!r}{module})"


# The type with the names in it looked up.
def _eval_type(t, globalns, localns, recursive_guard=frozenset()):
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, recursive_guard=recursive_guard)
    if not isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        return t
    args = t.__args__
    if isinstance(t, GenericAlias):
        args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in args)
    new = tuple(_eval_type(arg, globalns, localns, recursive_guard) for arg in args)
    if new == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, new)
    if isinstance(t, types.UnionType):
        result = new[0]
        for arg in new[1:]:
            result = result | arg
        return result
    return t.copy_with(new)


# --- type variables ---

class _NoDefaultType:
    __slots__ = ()

    def __new__(cls):
        return globals().get("NoDefault") or object.__new__(cls)

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = _NoDefaultType()


# A value that a function gives when somebody asks for it.
class _Later:
    __slots__ = ("evaluate",)

    def __init__(self, evaluate):
        self.evaluate = evaluate


# A property of what a slot holds or will hold.
def _value_of(slot):
    def get(self):
        value = getattr(self, slot)
        if type(value) is _Later:
            value = value.evaluate()
            object.__setattr__(self, slot, value)
        return value

    return property(get)


_members = frozenset(("__name__", "__covariant__", "__contravariant__", "__infer_variance__"))


@_unites
class _Variable:
    __slots__ = ()

    def __init_subclass__(cls):
        if cls.__module__ != "typing":
            raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")

    def __setattr__(self, name, value):
        if name in _members:
            raise AttributeError("readonly attribute")
        if isinstance(getattr(type(self), name, None), property):
            raise AttributeError(f"attribute {name!r} of 'typing.{type(self).__name__}' objects is not writable")
        object.__setattr__(self, name, value)

    def _fill(self, name, default, bound=None, constraints=(), covariant=False, contravariant=False,
              infer_variance=False, module="typing"):
        if not isinstance(name, str):
            raise TypeError(f"{type(self).__name__.lower()}() argument 'name' must be str, not {type(name).__name__}")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        put = object.__setattr__
        put(self, "_name", name)
        put(self, "_default", default)
        if type(self) is not TypeVarTuple:
            put(self, "_bound", bound)
            put(self, "_constraints", constraints)
            put(self, "_variance", (bool(covariant), bool(contravariant), bool(infer_variance)))
        if module != "typing":
            put(self, "__module__", module)
        return self

    __name__ = _value_of("_name")
    __default__ = _value_of("_default")

    def has_default(self):
        return self._default is not NoDefault

    def __repr__(self):
        covariant, contravariant, infer_variance = self._variance
        if infer_variance:
            return self._name
        return ("+" if covariant else "-" if contravariant else "~") + self._name

    def __reduce__(self):
        return self._name

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


@_named_in_full
class TypeVar(_Variable):
    __slots__ = ("_name", "_default", "_bound", "_constraints", "_variance", "__dict__", "__weakref__")

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        msg = "TypeVar(name, constraint, ...): constraints must be types."
        self._fill(name, default, None if bound is None else _type_check(bound, "Bound must be a type."),
                   tuple(_type_check(t, msg) for t in constraints), covariant, contravariant, infer_variance,
                   _caller())

    __bound__ = _value_of("_bound")
    __constraints__ = _value_of("_constraints")
    __covariant__ = property(lambda self: self._variance[0])
    __contravariant__ = property(lambda self: self._variance[1])
    __infer_variance__ = property(lambda self: self._variance[2])

    def __typing_prepare_subst__(self, alias, args):
        if len(args) == alias.__parameters__.index(self) and self.has_default():
            args = (*args, self.__default__)
        return args

    def __typing_subst__(self, arg):
        return _type_check(arg, "Parameters to generic types must be types.", is_argument=True)


@_named_in_full
class TypeVarTuple(_Variable):
    __slots__ = ("_name", "_default", "__dict__", "__weakref__")

    def __init__(self, name, *, default=NoDefault):
        self._fill(name, default, module=_caller())

    def __repr__(self):
        return self._name

    def __iter__(self):
        yield Unpack[self]

    def __typing_prepare_subst__(self, alias, args):
        before = alias.__parameters__.index(self)
        behind = len(alias.__parameters__) - before - 1
        if len(args) < before + behind:
            raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {before + behind}")
        if before == len(args) and self.has_default():
            default = self.__default__
            return (*args, *(getattr(default, "__typing_unpacked_tuple_args__", None) or (default,)))
        end = len(args) - behind
        return (*args[:before], args[before:end], *args[end:])

    def __typing_subst__(self, arg):
        return arg if isinstance(arg, tuple) else (arg,)


# What stands behind * in the parameters of a function.
class ParamSpecArgs:
    _part = "args"

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"


class ParamSpecKwargs(ParamSpecArgs):
    _part = "kwargs"


@_named_in_full
class ParamSpec(_Variable):
    __slots__ = ("_name", "_default", "_bound", "_constraints", "_variance", "__dict__", "__weakref__")

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        self._fill(name, default, None if bound is None else _type_check(bound, "Bound must be a type."), (),
                   covariant, contravariant, infer_variance, _caller())

    __bound__ = _value_of("_bound")
    __covariant__ = TypeVar.__covariant__
    __contravariant__ = TypeVar.__contravariant__
    __infer_variance__ = TypeVar.__infer_variance__
    args = property(ParamSpecArgs)
    kwargs = property(ParamSpecKwargs)

    def __typing_subst__(self, arg):
        return tuple(arg) if isinstance(arg, (list, tuple)) else arg


def _unpacked(parameters):
    return tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in parameters)


@_named_in_full
class TypeAliasType:
    __slots__ = ("_name", "_value", "_type_params", "__dict__")
    _is_type_alias = True
    __init_subclass__ = _Variable.__dict__["__init_subclass__"]

    def __setattr__(self, name, value):
        if name != "__module__":
            if hasattr(type(self), name):
                _Variable.__setattr__(self, name, value)
            raise AttributeError(f"'typing.TypeAliasType' object has no attribute {name!r} and no __dict__ for setting "
                                 "new attributes")
        raise AttributeError("attribute '__module__' of 'typing.TypeAliasType' objects is not writable")

    def __init__(self, name, value, *, type_params=()):
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self._fill(name, value, type_params, _caller())

    def _fill(self, name, value, type_params, module):
        put = object.__setattr__
        put(self, "_name", name)
        put(self, "_value", value)
        put(self, "_type_params", type_params)
        put(self, "__module__", module)
        return self

    __name__ = _value_of("_name")
    __value__ = _value_of("_value")
    __type_params__ = _value_of("_type_params")
    __parameters__ = property(lambda self: _unpacked(self._type_params))

    def __repr__(self):
        return self._name

    def __reduce__(self):
        return self._name

    def __getitem__(self, args):
        if not self._type_params:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, args if isinstance(args, tuple) else (args,))

    def __or__(self, right):
        return _union(self, right)

    def __ror__(self, left):
        return _union(left, self)


# What a class, a function or an alias with type parameters asks for (lang/intrinsics.def).
def _make_generic(intrinsic, first, second):
    if intrinsic == "TYPEALIAS":
        name, parameters, evaluate = first
        return object.__new__(TypeAliasType)._fill(name, _Later(evaluate), parameters or (), evaluate.__module__)
    if intrinsic == "SUBSCRIPT_GENERIC":
        return _GenericAlias(Generic, tuple(_unpacked(first)))
    if intrinsic == "SET_TYPEPARAM_DEFAULT":
        object.__setattr__(first, "_default", _Later(second))
        return first
    cls = ParamSpec if intrinsic == "PARAMSPEC" else TypeVarTuple if intrinsic == "TYPEVARTUPLE" else TypeVar
    return object.__new__(cls)._fill(first, NoDefault,
                                     _Later(second) if intrinsic == "TYPEVAR_WITH_BOUND" else None,
                                     _Later(second) if intrinsic == "TYPEVAR_WITH_CONSTRAINTS" else (),
                                     infer_variance=True)


# --- generic classes ---

class Generic:
    __slots__ = ()
    _is_protocol = False

    @classmethod
    @_cached
    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(_type_convert(p) for p in args)
        if cls in (Generic, Protocol):
            if not args:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(hasattr(p, "__typing_subst__") or isinstance(p, _UnpackGenericAlias) for p in args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter "
                                "specification variables.")
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, args)
        parameters = cls.__parameters__ if hasattr(cls, "__parameters__") else ()
        if not parameters:
            raise TypeError(f"{cls} is not a generic class")
        items = []
        for parameter, item in zip(parameters, _match_arguments(cls, parameters, args)):
            item = parameter.__typing_subst__(item)
            items.extend(item) if isinstance(parameter, TypeVarTuple) else items.append(item)
        return _GenericAlias(cls, tuple(items))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        variables = []
        if "__orig_bases__" in cls.__dict__:
            error = Generic in cls.__orig_bases__
        else:
            error = Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) is not _TypedDictMeta
        if error:
            raise TypeError("Cannot inherit from plain Generic")
        if "__orig_bases__" in cls.__dict__:
            variables = list(_collect_parameters(cls.__orig_bases__))
            declared = None
            for base in cls.__orig_bases__:
                if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                    if declared is not None:
                        raise TypeError("Cannot inherit from Generic[...] multiple times.")
                    declared = base.__parameters__
            if declared is not None:
                missing = [str(t) for t in variables if t not in declared]
                if missing:
                    raise TypeError(f"Some type variables ({', '.join(missing)}) are not listed in "
                                    f"Generic[{', '.join(map(str, declared))}]")
                variables = declared
        cls.__parameters__ = tuple(variables)


# --- annotations of a class itself ---

# Where a function makes them, names that are not there yet are references to them.
def _own_annotations(namespace):
    made = namespace.get("__annotations__") or namespace.get("__annotations_cache__")
    annotate = namespace.get("__annotate_func__")
    if made is not None or annotate is None:
        return made or {}
    known = annotate.__globals__
    while True:
        try:
            return types.FunctionType(annotate.__code__, known, closure=annotate.__closure__)(1)
        except NameError as error:
            known = {**known, error.name: ForwardRef(error.name)}


# --- protocols ---

_PROTOCOL_NAMES = frozenset("""__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__
__slots__ __subclasshook__ __weakref__ __class_getitem__ __match_args__ __static_attributes__ __firstlineno__
__annotate__ __annotate_func__ __annotations_cache__ __parameters__ __orig_bases__ __orig_class__ _is_protocol _is_runtime_protocol __protocol_attrs__
__non_callable_proto_members__ __callable_proto_members_only__ __type_params__ _MutableMapping__marker _abc_impl""".split())


# What a class and its annotations name. Annotations that are asked for are kept, also where there are none.
def _declared(cls):
    try:
        annotations = getattr(cls, "__annotations__", ())
    except NameError:
        annotations = _own_annotations(cls.__dict__)
    return (*cls.__dict__, *annotations)


def _protocol_attrs(cls):
    own = (base for base in cls.__mro__[:-1] if base.__name__ not in ("Protocol", "Generic"))
    return {attr for base in own for attr in _declared(base)
            if attr not in _PROTOCOL_NAMES and not attr.startswith("_abc_")}


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return
    # The class that comes next and has one of its own; object has.
    inits = (base.__dict__.get("__init__", _no_init_or_replace_init) for base in cls.__mro__)
    cls.__init__ = next(init for init in inits if init is not _no_init_or_replace_init)
    cls.__init__(self, *args, **kwargs)


# Whether a class has it, and not as None; a protocol has also what it annotates.
def _has_member(cls, attr):
    for base in cls.__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr] is not None
        if getattr(cls, "_is_protocol", False) and attr in _own_annotations(base.__dict__):
            return True
    return False


def _has_members(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for attr in _members_of(cls):
        if not _has_member(other, attr):
            return NotImplemented
    return True


# One for all; before 3.12 each protocol has its own.
@classmethod
def _proto_hook(cls, other):
    return _has_members(cls, other)


def _hook_of(cls):
    if sys.version_info >= (3, 12):
        return _proto_hook

    def hook(other):
        return _has_members(cls, other)

    hook.__name__ = "_proto_hook"
    hook.__qualname__ = "Protocol.__init_subclass__.<locals>._proto_hook"
    return hook


# Found when the class is made, and before 3.12 each time.
def _members_of(cls):
    return _protocol_attrs(cls) if sys.version_info < (3, 12) else cls.__protocol_attrs__


_NOT_AT_RUN_TIME = "Instance and class checks can only be used with @runtime_checkable protocols"


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if not (name == "Protocol" and bases == (Generic,)) and Protocol in bases:
            for base in bases:
                if not (base in (object, Generic) or base.__module__ in ("collections.abc", "contextlib")
                        or issubclass(base, Generic) and getattr(base, "_is_protocol", False)):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False) and sys.version_info >= (3, 12):
            cls.__protocol_attrs__ = _protocol_attrs(cls)
            if sys.version_info < (3, 13):
                cls.__callable_proto_members_only__ = all(
                    callable(getattr(cls, attr, None)) for attr in cls.__protocol_attrs__)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _allow_reckless(2):
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError(_NOT_AT_RUN_TIME if isinstance(other, type) else "issubclass() arg 1 must be a class")
            data = [a for a in _members_of(cls) if not callable(getattr(cls, a, None))]
            if data and cls.__subclasshook__.__name__ == "_proto_hook":
                raise TypeError("Protocols with non-method members don't support issubclass()" + (
                    f". Non-method members: {str(sorted(data))[1:-1]}." if sys.version_info >= (3, 13) else ""))
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        by_class = super().__instancecheck__
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return by_class(instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _allow_reckless(2):
            raise TypeError(_NOT_AT_RUN_TIME)
        if by_class(instance):
            return True
        from inspect import getattr_static
        for attr in _members_of(cls):
            value = getattr_static(instance, attr, NoDefault)
            if value is NoDefault or value is None and callable(getattr(cls, attr, None)):
                return False
        return True


# abc and functools may ask without having been told that they may.
def _allow_reckless(depth):
    return _caller(depth) in ("abc", "_py_abc", "functools", None)


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol, _is_runtime_protocol = True, False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = cls.__dict__
        if not own.get("_is_protocol", False):
            cls._is_protocol = Protocol in cls.__bases__
        if "__subclasshook__" not in own:
            cls.__subclasshook__ = _hook_of(cls)
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    if sys.version_info >= (3, 13):
        cls.__non_callable_proto_members__ = {
            attr for attr in cls.__protocol_attrs__ if not callable(getattr(cls, attr, None))}
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(_members_of(tp))


T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)


def _supports(name, method, generic, result):
    namespace = {"__slots__": (), method: abstractmethod(lambda self, *args: None), "__module__": "typing"}
    bases = (Protocol[T_co],) if generic else (Protocol,)
    return runtime_checkable(types.new_class(name, bases, {}, lambda space: space.update(namespace)))


SupportsInt = _supports("SupportsInt", "__int__", False, int)
SupportsFloat = _supports("SupportsFloat", "__float__", False, float)
SupportsComplex = _supports("SupportsComplex", "__complex__", False, None)
SupportsBytes = _supports("SupportsBytes", "__bytes__", False, bytes)
SupportsIndex = _supports("SupportsIndex", "__index__", False, int)
SupportsAbs = _supports("SupportsAbs", "__abs__", True, None)
SupportsRound = _supports("SupportsRound", "__round__", True, None)

# --- names of classes from elsewhere ---

_alias = _SpecialGenericAlias
_abc = collections.abc
Hashable = _alias(_abc.Hashable, 0)
Sized = _alias(_abc.Sized, 0)
for _name, _count in (("Awaitable", 1), ("Coroutine", 3), ("AsyncIterable", 1), ("AsyncIterator", 1),
                      ("Iterable", 1), ("Iterator", 1), ("Reversible", 1), ("Container", 1), ("Collection", 1),
                      ("MutableSet", 1), ("Mapping", 2), ("MutableMapping", 2), ("Sequence", 1),
                      ("MutableSequence", 1), ("MappingView", 1), ("KeysView", 1), ("ItemsView", 2),
                      ("ValuesView", 1)):
    globals()[_name] = _alias(getattr(_abc, _name), _count)
AbstractSet = _alias(_abc.Set, 1, name="AbstractSet")
ByteString = _alias(_abc.ByteString, 0, name="ByteString")
Generator = _alias(_abc.Generator, 3, defaults=(NoneType, NoneType))
AsyncGenerator = _alias(_abc.AsyncGenerator, 2, defaults=(NoneType,))
Callable = _CallableType(_abc.Callable, 2)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _alias(list, 1, inst=False, name="List")
Dict = _alias(dict, 2, inst=False, name="Dict")
Set = _alias(set, 1, inst=False, name="Set")
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
Type = _alias(type, 1, inst=False, name="Type")
Deque = _alias(collections.deque, 1, name="Deque")
DefaultDict = _alias(collections.defaultdict, 2, name="DefaultDict")
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)
Text = str


class IO(Generic[AnyStr]):
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


# Those whose modules are imported when somebody asks for them.
def __getattr__(attr):
    if attr in ("ContextManager", "AsyncContextManager"):
        import contextlib
        value = _alias(getattr(contextlib, "Abstract" + attr), 2, name=attr,
                       defaults=(bool | None,))
    elif attr in ("Pattern", "Match"):
        import re
        value = _alias(getattr(re, attr), 1)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {attr!r}")
    globals()[attr] = value
    return value


# --- named tuples, typed dicts, new types ---

def _check_field_types(types_of):
    return {n: _type_check(t, f"field {n} annotation must be a type") for n, t in types_of.items()}


def _make_eager_annotate(types):
    checked_types = _check_field_types(types)

    def annotate(format):
        if format not in (1, 3, 4):
            raise NotImplementedError(format)
        return checked_types if format != 4 else {n: t if isinstance(t, str) else _type_repr(t) for n, t in types.items()}

    return annotate


def _make_nmtuple(name, types_of, annotate, module, defaults=()):
    if annotate is None:
        types_of = _check_field_types(types_of)
    nt = collections.namedtuple(name, list(types_of), defaults=defaults, module=module)
    if annotate is None:
        nt.__annotations__ = nt.__new__.__annotations__ = types_of
    else:
        nt.__annotate__ = nt.__new__.__annotate__ = annotate
    return nt


_prohibited = frozenset(("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                         "_field_types", "_make", "_replace", "_asdict", "_source"))
_special = frozenset(("__module__", "__name__", "__annotations__", "__annotate_func__", "__annotations_cache__"))


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        annotations = _own_annotations(ns)
        annotate = None
        original_annotate = ns.get("__annotate_func__")
        if original_annotate is not None:
            def annotate(format):
                types_of = original_annotate(format)
                return types_of if format == 4 else _check_field_types(types_of)
        elif _annotates_late:
            annotate = _make_eager_annotate(annotations)
        defaults = []
        for field in annotations:
            if field in ns:
                defaults.append(field)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        nt = _make_nmtuple(typename, annotations, annotate, ns["__module__"], [ns[n] for n in defaults])
        nt.__bases__ = bases
        if Generic in bases:
            nt.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _special and key not in nt._fields:
                setattr(nt, key, value)
                set_name = getattr(type(value), "__set_name__", None)
                if set_name is not None:
                    set_name(value, nt, key)
        if Generic in bases:
            nt.__init_subclass__()
        return nt


def NamedTuple(typename, fields=NoDefault, /, **kwargs):
    if fields is NoDefault or fields is None:
        import warnings
        what, instead = "Creating NamedTuple classes using keyword arguments", "Use the class-based or functional syntax instead."
        if fields is None and kwargs:
            raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments")
        if not kwargs:
            what = ("Passing `None` as the 'fields' parameter" if fields is None
                    else "Failing to pass a value for the 'fields' parameter")
            instead = ("To create a NamedTuple class with 0 fields using the functional syntax, pass an empty list, e.g. "
                       f"`{typename} = NamedTuple({typename!r}, [])`.")
        warnings._deprecated(what, "{name} is deprecated and will be disallowed in Python {remove}. " + instead,
                             remove=(3, 15))
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    types_of = dict(fields)
    nt = _make_nmtuple(typename, types_of, _make_eager_annotate(types_of) if _annotates_late else None, module=_caller())
    if sys.version_info >= (3, 12):
        nt.__orig_bases__ = (NamedTuple,)
    return nt


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


# Required[...], ReadOnly[...] and Annotated[...] around the type of a key.
def _qualifiers(annotation):
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = annotation.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            yield origin
            annotation = annotation.__args__[0]
        else:
            return


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        given = ns.pop("__annotations__", None) if _annotates_late else None
        tp_dict = type.__new__(cls, name, (*generic, dict), ns)
        if not hasattr(tp_dict, "__orig_bases__") and sys.version_info >= (3, 12):
            tp_dict.__orig_bases__ = bases
        own_annotate = ns.get("__annotate_func__")
        own_annotations = _own_annotations(ns) if given is None else given
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own_checked_annotations = {key: _type_check(value, msg, module=tp_dict.__module__, allow_special_forms=True)
                                   for key, value in own_annotations.items()}
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            if not _annotates_late:
                annotations.update(_own_annotations(base.__dict__))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
            readonly |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        for key, value in own_checked_annotations.items():
            found = set(_qualifiers(value))
            is_required = Required in found or total and NotRequired not in found
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            (readonly if ReadOnly in found else mutable).add(key)
        if _annotates_late:
            def __annotate__(format):
                if format not in (1, 3, 4):
                    raise NotImplementedError(format)
                annotations = {}
                for base in bases:
                    if base is not Generic and base.__annotate__ is not None:
                        annotations.update(base.__annotate__(format))
                if own_annotate is not None:
                    own = own_annotate(format)
                    if format != 4:
                        own = {key: _type_check(value, msg, module=tp_dict.__module__, allow_special_forms=True)
                               for key, value in own.items()}
                elif format == 4:
                    own = {key: t if isinstance(t, str) else _type_repr(t) for key, t in own_annotations.items()}
                else:
                    own = own_checked_annotations
                annotations.update(own)
                return annotations

            tp_dict.__annotate__ = __annotate__
        else:
            annotations.update(own_checked_annotations)
            tp_dict.__annotations__ = annotations
        tp_dict.__required_keys__ = frozenset(required)
        tp_dict.__optional_keys__ = frozenset(optional)
        if sys.version_info >= (3, 13):
            tp_dict.__readonly_keys__ = frozenset(readonly)
            tp_dict.__mutable_keys__ = frozenset(mutable)
        tp_dict.__total__ = total
        return tp_dict

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=NoDefault, /, *, total=True):
    if fields is NoDefault or fields is None:
        fields = {}
    td = _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": _caller()}, total=total)
    if sys.version_info >= (3, 12):
        td.__orig_bases__ = (TypedDict,)
    return td


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


@_unites
class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__
        raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: `{name} = "
                        f"NewType({name!r}, {self.__supertype__.__name__})`")

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__


# --- functions ---

def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        stripped = tuple(_strip_annotations(a) for a in t.__args__)
        if stripped == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, stripped)
        return t.copy_with(stripped) if isinstance(t, _GenericAlias) else Union[stripped]
    return t


# The globals and locals in which the names in what it annotates are looked up.
def _scopes(holder, globalns, localns):
    if isinstance(holder, type):
        module = globalns
        if module is None:
            module = getattr(sys.modules.get(holder.__module__), "__dict__", {})
        if localns is not None:
            return module, localns
        own = dict(vars(holder))
        # Where nothing is said, a name of the module goes before one of the class.
        return (own, module) if globalns is None else (module, own)
    if globalns is None:
        if isinstance(holder, types.ModuleType):
            globalns = holder.__dict__
        else:
            while hasattr(holder, "__wrapped__"):
                holder = holder.__wrapped__
            globalns = getattr(holder, "__globals__", {})
    return globalns, globalns if localns is None else localns


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        annotated = [(base, _own_annotations(base.__dict__)) for base in reversed(obj.__mro__)]
    else:
        annotated = [(obj, getattr(obj, "__annotations__", None))]
    hints = {}
    for holder, annotations in annotated:
        if annotations is None:
            if isinstance(obj, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType)):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        names, own_names = _scopes(holder, globalns, localns)
        for name, value in annotations.items():
            hints[name] = _eval_type(_type_convert(value), names, own_names)
    return hints if include_extras else {k: _strip_annotations(t) for k, t in hints.items()}


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return types.UnionType if isinstance(tp, types.UnionType) else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (
                len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias)))):
            args = (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, types.UnionType) else ()


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def no_type_check(arg):
    own = arg.__qualname__ + "." if isinstance(arg, type) else ""
    members = [getattr(arg, key) for key in dir(arg)] if own else ()
    for thing in (*members, arg):
        if thing is arg or isinstance(thing, types.FunctionType) and thing.__qualname__.startswith(own):
            _put_mark(thing, "__no_type_check__", TypeError)
    return arg


def no_type_check_decorator(decorator):
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped


_overload_registry = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
        "module should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    f = getattr(func, "__func__", func)
    try:
        _overload_registry.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    f = getattr(func, "__func__", func)
    return list(_overload_registry.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    _overload_registry.clear()


# On what takes attributes.
def _put_mark(thing, attribute, errors):
    try:
        setattr(thing, attribute, True)
    except errors:
        pass


def _mark(attribute):
    def decorate(f, /):
        _put_mark(f, attribute, (AttributeError, TypeError))
        return f

    decorate.__name__ = decorate.__qualname__ = attribute.strip("_")
    return decorate


final = _mark("__final__")
override = _mark("__override__")


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator
