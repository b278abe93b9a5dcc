# Looking at live objects: what they are, what they take, where they come from.
import collections.abc
import functools
import itertools
import linecache
import sys
import types
from collections import OrderedDict, namedtuple
from keyword import iskeyword as _iskeyword
from _source import position as _position

CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_NOFREE = 64
CO_COROUTINE = 128
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512
TPFLAGS_IS_ABSTRACT = 1 << 20

_sentinel = object()


# --- what it is ---

def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return (isinstance(object, types.CoroutineType)
            or isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or isinstance(object, collections.abc.Awaitable))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object) or isinstance(object, functools.partial):
        return False  # a partial has a __get__ that only warns
    tp = type(object)
    return hasattr(tp, "__get__") and not hasattr(tp, "__set__") and not hasattr(tp, "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__set__") or hasattr(tp, "__delete__")


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


# The function below methods and partials.
def _innermost(f):
    while ismethod(f):
        f = f.__func__
    return functools._unwrap_partial(f)


def _has_code_flag(f, flag):
    f = _innermost(functools._unwrap_partialmethod(f))
    return (isfunction(f) or _is_functionlike(f)) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_code_flag(obj, CO_COROUTINE) or _has_coroutine_mark(obj)


_is_coroutine_mark = object()


def _has_coroutine_mark(f):
    return getattr(_innermost(f), "_is_coroutine_marker", None) is _is_coroutine_mark


def markcoroutinefunction(func):
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_marker = _is_coroutine_mark
    return func


def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None)) \
        and not object.__dict__.get("__abstractmethods__") is None


# --- members ---

def _getmembers(object, predicate, getter):
    mro = getmro(object) if isclass(object) else ()
    names = dir(object)
    names += [name for base in getattr(object, "__bases__", ()) for name, value in base.__dict__.items()
              if isinstance(value, types.DynamicClassAttribute)]
    results = []
    processed = set()
    for key in names:
        try:
            value = getter(object, key)
        except AttributeError:
            is_given = False
        else:
            is_given = key not in processed
        if not is_given:
            # What it does not give itself, or gives a second time, lies in its classes.
            owner = next((base for base in mro if key in base.__dict__), None)
            if owner is None:
                continue
            value = owner.__dict__[key]
        processed.add(key)
        if not predicate or predicate(value):
            results.append((key, value))
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    return _getmembers(object, predicate, getattr_static)


Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    result = []
    for name in sorted(set(dir(cls))):
        for owner in (*getmro(cls), *getmro(type(cls))):
            if name in owner.__dict__:
                break
        else:
            continue
        obj = owner.__dict__[name]
        if isinstance(obj, (staticmethod, types.BuiltinMethodType)):
            kind = "static method"
        elif isinstance(obj, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(obj, property):
            kind = "property"
        elif isroutine(obj):
            kind = "method"
        else:
            kind = "data"
        result.append(Attribute(name, kind, owner, obj))
    return result


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    seen = {id(func)}
    limit = sys.getrecursionlimit()
    first = func
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError("wrapper loop when unwrapping {!r}".format(first))
        seen.add(id(func))
    return func


# The attribute as it lies in the dicts of object and classes, without any of their code running.
def getattr_static(obj, attr, default=_sentinel):
    found = _sentinel
    if not isinstance(obj, type):
        klass = type(obj)
        try:
            found = object.__getattribute__(obj, "__dict__").get(attr, _sentinel)
        except AttributeError:
            pass
    else:
        klass = obj
    in_class = _sentinel
    for entry in klass.__mro__:
        if attr in entry.__dict__:
            in_class = entry.__dict__[attr]
            break
    if found is not _sentinel and in_class is not _sentinel:
        kind = type(in_class)
        if hasattr(kind, "__get__") and (hasattr(kind, "__set__") or hasattr(kind, "__delete__")):
            return in_class
    if found is not _sentinel:
        return found
    if in_class is not _sentinel:
        return in_class
    if obj is klass:
        for entry in type(klass).__mro__:
            if attr in entry.__dict__:
                return entry.__dict__[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


# --- documentation and source ---

def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = sys.maxsize
    for line in lines[1:]:
        content = len(line.lstrip(" "))
        if content:
            margin = min(margin, len(line) - content)
    if lines:
        lines[0] = lines[0].lstrip(" ")
    if margin < sys.maxsize:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _finddoc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object:
                doc = base.__doc__
                if doc is not None:
                    return doc
        return None
    if ismethod(obj):
        owner = obj.__self__ if isclass(obj.__self__) else obj.__self__.__class__
        name = obj.__func__.__name__
    elif isfunction(obj):
        name = obj.__name__
        owner = sys.modules.get(obj.__module__)
        for part in obj.__qualname__.split(".")[:-1]:
            owner = getattr(owner, part, None)
        if not isclass(owner):
            return None
    elif isinstance(obj, property):
        name = obj.fget.__name__
        owner = sys.modules.get(obj.fget.__module__)
        for part in obj.fget.__qualname__.split(".")[:-1]:
            owner = getattr(owner, part, None)
    else:
        slots = getattr(obj.__objclass__, "__slots__", None)
        return slots.get(obj.__name__) if isinstance(slots, dict) else None
    for base in getattr(owner, "__mro__", ()):
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    try:
        doc = object.__doc__
        if doc is None:
            doc = _finddoc(object)
    except (AttributeError, TypeError):
        doc = None
    return cleandoc(doc) if isinstance(doc, str) else None


# From what has code to the code, in steps.
_toward_code = (types.MethodType, "__func__"), (types.FunctionType, "__code__"), (types.TracebackType, "tb_frame"), (
    types.FrameType, "f_code")


def _code_of(object):
    for kind, attribute in _toward_code:
        if isinstance(object, kind):
            object = getattr(object, attribute)
    return object


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    code = _code_of(object)
    if iscode(code):
        return code.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}".format(
        type(object).__name__))


def getsourcefile(object):
    return getfile(object)


getabsfile = getfile


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        file = getfile(object)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == file:
            return module
    return None


def findsource(object):
    file = getfile(object)
    lines = linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            number = vars(object)["__firstlineno__"] - 1
        except (TypeError, KeyError):
            raise OSError("source code not available")
        if number >= len(lines):
            raise OSError("lineno is out of bounds")
        return lines, number
    code = _code_of(object)
    if not iscode(code):
        raise OSError("could not find code object")
    if code.co_firstlineno > len(lines):
        raise OSError("lineno is out of bounds")
    return lines, code.co_firstlineno - 1


# The lines of the statement that begins with the first one: it ends where a logical line stands no deeper than it.
def getblock(lines):
    indent = None
    depth = 0
    quote = None
    in_block = False
    last = 0
    for number, line in enumerate(lines):
        stripped = line.strip()
        starts_logical = depth == 0 and quote is None and not (number and lines[number - 1].endswith("\\\n"))
        if starts_logical:
            if not stripped or stripped[0] == "#":
                continue
            column = len(line) - len(line.lstrip())
            if indent is None:
                indent = column
            elif in_block and column <= indent:
                break
        i = 0
        ends_with_colon = False
        while i < len(line):
            if quote is not None:
                if line[i] == "\\":
                    i += 1
                elif line.startswith(quote, i):
                    i += len(quote) - 1
                    quote = None
            elif line[i] in "\"'":
                quote = line[i] * 3 if line.startswith(line[i] * 3, i) else line[i]
                i += len(quote) - 1
            elif line[i] == "#":
                break
            elif line[i] in "([{":
                depth += 1
            elif line[i] in ")]}":
                depth -= 1
            if quote is None and not line[i:i + 1].isspace():
                ends_with_colon = line[i:i + 1] == ":"
            i += 1
        if quote is not None and len(quote) == 1:
            quote = None
        last = number + 1
        if depth == 0 and quote is None and not in_block:
            if stripped.startswith("@"):
                continue
            if not ends_with_colon:
                break
            in_block = True
    return lines[:last]


def getsourcelines(object):
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or (isframe(object) and object.f_code.co_name == "<module>"):
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    lines, number = getsourcelines(object)
    return "".join(lines)


def getcomments(object):
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    comments = []
    while number > 0 and lines[number - 1].lstrip().startswith("#"):
        number -= 1
        comments.insert(0, lines[number].lstrip())
    return "".join(comments) or None


def getclasstree(classes, unique=False):
    children = {}
    roots = []
    for c in classes:
        bases = c.__bases__
        if not bases and c not in roots:
            roots.append(c)
        for parent in bases:
            siblings = children.setdefault(parent, [])
            if c not in siblings:
                siblings.append(c)
            if unique and parent in classes:
                break
    # And the bases that nobody asked about.
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


def walktree(classes, children, parent):
    results = []
    for c in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        results.append((c, c.__bases__))
        below = children.get(c)
        if below is not None:
            results.append(walktree(below, children, c))
    return results


# --- annotations ---

_annotations_wait = sys.version_info >= (3, 14)

def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        annotations = obj.__annotations__ if _annotations_wait else obj.__dict__.get("__annotations__")
        obj_globals = getattr(sys.modules.get(obj.__module__), "__dict__", None)
        obj_locals = dict(vars(obj))
        unwrapped = obj
    elif ismodule(obj):
        annotations = getattr(obj, "__annotations__", None)
        obj_globals, obj_locals, unwrapped = obj.__dict__, None, None
    elif callable(obj):
        annotations = getattr(obj, "__annotations__", None)
        unwrapped = functools._unwrap_partial(unwrap(obj))
        obj_globals, obj_locals = getattr(unwrapped, "__globals__", None), None
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not annotations:
        return {}
    if not eval_str:
        return dict(annotations)
    globals = obj_globals if globals is None else globals
    locals = obj_locals if locals is None else locals
    return {key: eval(value, globals, locals) if isinstance(value, str) else value
            for key, value in annotations.items()}


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "").removeprefix("~")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


# --- signatures ---

class _void:
    pass


class _empty:
    pass


class _ParameterKind(int):
    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __new__(cls, value, name, description):
        self = super().__new__(cls, value)
        self.name = self._name_ = name
        self.value = self._value_ = value
        self.description = description
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {self.value}>"


_POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
_kinds = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)


class Parameter:
    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in _kinds:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        self._kind = _kinds[kind]
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[0] == "." and name[1:].isdigit():
            # The iterable of a comprehension.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(
                    f"implicit arguments must be passed as positional or keyword arguments, not "
                    f"{self._kind.description}")
            self._kind = _POSITIONAL_ONLY
            name = "implicit" + name[1:]
        if (_iskeyword(name) and self._kind is not _POSITIONAL_ONLY) or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return type(self)(
            self._name if name is _void else name, self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f"{text}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f"{' = ' if self._annotation is not _empty else '='}{self._default!r}"
        return "*" * {_VAR_POSITIONAL: 1, _VAR_KEYWORD: 2}.get(self._kind, 0) + text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def _parts(self):
        return self._name, self._kind, self._annotation, self._default

    def __hash__(self):
        return hash(self._parts())

    def __eq__(self, other):
        if self is other:
            return True
        return self._parts() == other._parts() if isinstance(other, Parameter) else NotImplemented


class BoundArguments:
    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            is_there = name in self.arguments
            if not started:
                started = param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or not is_there
            if not started or not is_there:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        complete = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif param.default is not _empty:
                complete[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                complete[name] = ()
            elif param.kind is _VAR_KEYWORD:
                complete[name] = {}
        self.arguments = complete

    def _parts(self):
        return self._signature, self.arguments

    def __eq__(self, other):
        if self is other:
            return True
        return self._parts() == other._parts() if isinstance(other, BoundArguments) else NotImplemented

    def __repr__(self):
        return f"<{self.__class__.__name__} ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = OrderedDict()
        highest = _POSITIONAL_ONLY
        seen_default = False
        for param in parameters or ():
            if __validate_parameters__:
                if param.kind < highest:
                    raise ValueError(f"wrong parameter order: {highest.description} parameter before "
                                     f"{param.kind.description} parameter")
                highest = param.kind
                if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError("non-default argument follows default argument")
                if param.name in params:
                    raise ValueError(f"duplicate parameter name: {param.name!r}")
            params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _from_callable(cls, obj, follow_wrapped, globals, locals, eval_str)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    __replace__ = replace

    def _parts(self):
        ordered = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        return ordered, frozenset(p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY), \
            self.return_annotation

    def __hash__(self):
        return hash(self._parts())

    def __eq__(self, other):
        if self is other:
            return True
        return self._parts() == other._parts() if isinstance(other, Signature) else NotImplemented

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        given = list(args)
        refused = []
        var_keyword = None
        # True once a parameter got no positional argument: from there on keywords decide.
        by_keyword = False
        for param in self.parameters.values():
            name, kind = param.name, param.kind
            if kind is _VAR_KEYWORD:
                var_keyword = param
                if given:
                    raise TypeError("too many positional arguments")
                continue
            if kind is _VAR_POSITIONAL:
                if given:
                    arguments[name] = tuple(given)
                    given = []
                by_keyword = True
                continue
            if given:
                if kind is _KEYWORD_ONLY:
                    raise TypeError("too many positional arguments")
                if name in kwargs and kind is not _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = given.pop(0)
                continue
            if name in kwargs:
                if kind is _POSITIONAL_ONLY and not by_keyword:
                    refused.append(name)
                    continue
                arguments[name] = kwargs.pop(name)
                by_keyword = True
                continue
            if param.default is _empty and not partial:
                what = " keyword-only" if kind is _KEYWORD_ONLY and not by_keyword else ""
                raise TypeError(f"missing a required{what} argument: {name!r}")
            by_keyword = True
        if given:
            raise TypeError("too many positional arguments")
        if kwargs:
            if var_keyword is not None:
                arguments[var_keyword.name] = kwargs
            elif refused:
                raise TypeError("got some positional-only arguments passed as keyword arguments: "
                                f"{', '.join(refused)!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format() if sys.version_info >= (3, 13) else _signature_text(self, None)

    def format(self, *, max_width=None):
        return _signature_text(self, max_width)


def _signature_text(sig, max_width):
    parts = []
    before = None
    for param in sig.parameters.values():
        kind = param.kind
        if before is _POSITIONAL_ONLY and kind is not before:
            parts.append("/")
        if kind is _KEYWORD_ONLY and before not in (_KEYWORD_ONLY, _VAR_POSITIONAL):
            parts.append("*")
        parts.append(str(param))
        before = kind
    if before is _POSITIONAL_ONLY:
        parts.append("/")
    text = f"({', '.join(parts)})"
    if max_width is not None and len(text) > max_width:
        text = "(\n    " + ",\n    ".join(parts) + "\n)"
    if sig.return_annotation is not _empty:
        text += " -> " + formatannotation(sig.return_annotation)
    return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str)


def _is_functionlike(obj):
    return (callable(obj) and not isclass(obj) and isinstance(getattr(obj, "__code__", None), types.CodeType)
            and isinstance(getattr(obj, "__name__", None), str))


def _from_function(cls, func, globals, locals, eval_str):
    code = func.__code__
    names = code.co_varnames
    positional = code.co_argcount
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    params = []

    def add(name, kind, default=_empty):
        params.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    without = positional - len(defaults)
    for i, name in enumerate(names[:positional]):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        add(name, kind, defaults[i - without] if i >= without else _empty)
    behind = positional + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[behind], _VAR_POSITIONAL)
    for name in names[positional:behind]:
        add(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[behind + bool(code.co_flags & CO_VARARGS)], _VAR_KEYWORD)
    return cls(params, return_annotation=annotations.get("return", _empty),
               __validate_parameters__=not isfunction(func))


def _without_first(sig):
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    return sig.replace(parameters=params if params[0].kind is _VAR_POSITIONAL else params[1:])


def _of_partial(sig, partial, extra_args=()):
    args = extra_args + (partial.args or ())
    keywords = partial.keywords or {}
    try:
        bound = sig.bind_partial(*args, **keywords).arguments
    except TypeError as error:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from error
    kept = []
    moved = []
    # From the first parameter that got its value by name, all others can only be given by name.
    by_name = False
    for name, param in sig.parameters.items():
        if name in bound:
            if param.kind is _POSITIONAL_ONLY:
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name not in keywords:
                    continue
                by_name = True
                param = param.replace(default=bound[name])
            elif param.kind is _KEYWORD_ONLY:
                param = param.replace(default=bound[name])
        if not by_name:
            kept.append(param)
        elif param.kind is _POSITIONAL_OR_KEYWORD:
            moved.append(param.replace(kind=_KEYWORD_ONLY))
        elif param.kind is not _VAR_POSITIONAL:
            moved.append(param)
    return sig.replace(parameters=kept + moved)


# The method of that name if it is written in Python.
def _written_method(cls, name):
    method = getattr(cls, name, None) if name == "__new__" else getattr_static(cls, name, None)
    if method is None or isinstance(method, (types.WrapperDescriptorType, types.MethodWrapperType,
                                             types.ClassMethodDescriptorType, types.BuiltinFunctionType)):
        return None
    if name != "__new__" and not isclass(method) and hasattr(type(method), "__get__"):
        method = type(method).__get__(method, cls, type(cls))
    return method


def _known_signature(key):
    import _signatures
    function = _signatures.find(key)
    return None if function is None else _from_function(Signature, function, None, None, False)


def _from_callable(cls, obj, follow, globals=None, locals=None, eval_str=False):
    def again(obj):
        return _from_callable(cls, obj, follow, globals, locals, eval_str)

    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(again(obj.__func__))
    if follow:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    sig = getattr(obj, "__signature__", None)
    if sig is not None:
        if not isinstance(sig, (Signature, str)) and callable(sig):
            sig = sig()
        if isinstance(sig, str):
            names = {}
            exec(f"def _{sig}: 0", names)
            return _from_function(cls, names["_"], None, None, False)
        if not isinstance(sig, Signature):
            raise TypeError(f"unexpected object {sig!r} in __signature__ attribute")
        return sig
    method = getattr(obj, "__partialmethod__", None)
    if isinstance(method, functools.partialmethod):
        wrapped = again(method.func)
        sig = _of_partial(wrapped, method, (None,))
        first = tuple(wrapped.parameters.values())[0]
        if first.kind is _VAR_POSITIONAL:
            return sig
        return sig.replace(parameters=(first,) + tuple(sig.parameters.values()))
    if isinstance(obj, functools.partial):
        return _of_partial(again(obj.func), obj)
    if isfunction(obj) or _is_functionlike(obj):
        return _from_function(cls, obj, globals, locals, eval_str)
    if isinstance(obj, type):
        call = _written_method(type(obj), "__call__")
        if call is not None:
            return _without_first(again(call)) if isfunction(call) else again(call)
        new = _written_method(obj, "__new__")
        init = _written_method(obj, "__init__")
        for base in obj.__mro__:
            if new is not None and "__new__" in base.__dict__:
                return _without_first(again(new))
            if init is not None and "__init__" in base.__dict__:
                return _without_first(again(init)) if isfunction(init) else again(init)
        for base in obj.__mro__[:-1]:
            if base.__module__ == "builtins" and (known := _known_signature(base.__name__)) is not None:
                return known
        if type not in obj.__mro__:
            if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
                return cls(())
        raise ValueError(f"no signature found for builtin {'' if obj is type else 'type '}{obj!r}")
    if isbuiltin(obj) or ismethoddescriptor(obj) or ismethodwrapper(obj):
        owner = getattr(obj, "__objclass__", None) or getattr(obj, "__self__", None)
        is_bound = not hasattr(obj, "__objclass__") or ismethodwrapper(obj)
        if isinstance(owner, types.ModuleType):
            key, is_bound = obj.__name__ if owner.__name__ == "builtins" else "", False
        elif obj.__name__.startswith("__"):
            key = "." + obj.__name__
        else:
            key = f"{(owner if isinstance(owner, type) else type(owner)).__name__}.{obj.__name__}"
        if (known := _known_signature(key)) is not None:
            return _without_first(known) if is_bound else known
        raise ValueError(f"no signature found for builtin {obj!r}")
    call = getattr_static(type(obj), "__call__", None)
    if call is not None:
        if not isclass(call) and hasattr(type(call), "__get__"):
            call = type(call).__get__(call, obj, type(obj))
        return again(call)
    raise ValueError(f"callable {obj!r} is not supported by signature")


FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getfullargspec(func):
    try:
        if ismethod(func):
            sig = _from_callable(Signature, func.__func__, False)
        else:
            sig = _from_callable(Signature, func, False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, posonly, kwonly = [], [], []
    varargs = varkw = None
    defaults = ()
    kwdefaults = {}
    annotations = {}
    if sig.return_annotation is not sig.empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(param.name)
            if param.default is not param.empty:
                defaults += (param.default,)
        elif param.kind is _VAR_POSITIONAL:
            varargs = param.name
        elif param.kind is _KEYWORD_ONLY:
            kwonly.append(param.name)
            if param.default is not param.empty:
                kwdefaults[param.name] = param.default
        else:
            varkw = param.name
        if param.annotation is not param.empty:
            annotations[param.name] = param.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
        func = func.__func__
    bound = _from_callable(Signature, func, False).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
Arguments = namedtuple("Arguments", "args, varargs, varkw")


def getargs(co):
    if not iscode(co):
        raise TypeError("{!r} is not a code object".format(co))
    count = co.co_argcount + co.co_kwonlyargcount
    names = co.co_varnames
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[count]
        count += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[count]
    return Arguments(list(names[:co.co_argcount + co.co_kwonlyargcount]), varargs, varkw)


def getargvalues(frame):
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getclosurevars(func):
    import builtins
    function = func.__func__ if ismethod(func) else func
    if not isfunction(function):
        raise TypeError("{!r} is not a Python function".format(function))
    code = function.__code__
    cells = zip(code.co_freevars, function.__closure__ or ())
    found = {"globals": {}, "builtins": {}}
    unbound = set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in function.__globals__:
            found["globals"][name] = function.__globals__[name]
        elif hasattr(builtins, name):
            found["builtins"][name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars({name: cell.cell_contents for name, cell in cells}, **found, unbound=unbound)


# --- frames ---

Positions = namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=[None] * 4)
_Traceback = namedtuple("_Traceback", "filename lineno function code_context index")


class Traceback(_Traceback):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return (f"Traceback(filename={self.filename!r}, lineno={self.lineno!r}, function={self.function!r}, "
                f"code_context={self.code_context!r}, index={self.index!r}, positions={self.positions!r})")


_FrameInfo = namedtuple("_FrameInfo", ("frame",) + Traceback._fields)


class FrameInfo(_FrameInfo):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return (f"FrameInfo(frame={self.frame!r}, filename={self.filename!r}, lineno={self.lineno!r}, "
                f"function={self.function!r}, code_context={self.code_context!r}, index={self.index!r}, "
                f"positions={self.positions!r})")


def getframeinfo(frame, context=1):
    if istraceback(frame):
        lasti, lineno, frame = frame.tb_lasti, frame.tb_lineno, frame.tb_frame
    else:
        if not isframe(frame):
            raise TypeError("{!r} is not a frame or traceback object".format(frame))
        lasti, lineno = frame.f_lasti, frame.f_lineno
    line, end_line, column, end_column = _position(frame.f_code, lasti)
    positions = Positions(line, end_line, column, end_column)
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        source = linecache.getlines(filename)
        if source:
            start = max(0, min(lineno - 1 - context // 2, len(source) - context))
            lines = source[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index, positions=positions)


def getouterframes(frame, context=1):
    result = []
    while frame:
        info = getframeinfo(frame, context)
        result.append(FrameInfo(frame, *info, positions=info.positions))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    result = []
    while tb:
        info = getframeinfo(tb, context)
        result.append(FrameInfo(tb.tb_frame, *info, positions=info.positions))
        tb = tb.tb_next
    return result


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    exc = sys.exception()
    return getinnerframes(exc and exc.__traceback__, context)


GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"
CORO_CREATED = "CORO_CREATED"
CORO_RUNNING = "CORO_RUNNING"
CORO_SUSPENDED = "CORO_SUSPENDED"
CORO_CLOSED = "CORO_CLOSED"
AGEN_CREATED = "AGEN_CREATED"
AGEN_RUNNING = "AGEN_RUNNING"
AGEN_SUSPENDED = "AGEN_SUSPENDED"
AGEN_CLOSED = "AGEN_CLOSED"


# The frame is asked for last: of one that runs or waits it would be made for that.
def _state(activation, letters, running, suspended, closed, created):
    if getattr(activation, letters + "_running"):
        return running
    if getattr(activation, letters + "_suspended"):
        return suspended
    return closed if getattr(activation, letters + "_frame") is None else created


def getgeneratorstate(generator):
    return _state(generator, "gi", GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED, GEN_CREATED)


def getcoroutinestate(coroutine):
    return _state(coroutine, "cr", CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED, CORO_CREATED)


def getasyncgenstate(agen):
    return _state(agen, "ag", AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED, AGEN_CREATED)


def _locals(frame):
    return {} if frame is None else frame.f_locals


def getgeneratorlocals(generator):
    if isgenerator(generator):
        return _locals(generator.gi_frame)
    raise TypeError("{!r} is not a Python generator".format(generator))


def getcoroutinelocals(coroutine):
    return _locals(getattr(coroutine, "cr_frame", None))


def getasyncgenlocals(agen):
    if isasyncgen(agen):
        return _locals(agen.ag_frame)
    raise TypeError(f"{agen!r} is not a Python async generator")


__all__ = [name for name in globals() if name[:1] != "_" and name not in (
    "collections", "functools", "itertools", "linecache", "sys", "types", "OrderedDict", "namedtuple", "Positions")]
