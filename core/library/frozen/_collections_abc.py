# The abstract base classes of containers. collections.abc has the public names; the module stands apart so that one
# can have the classes without the containers.
from abc import ABCMeta, abstractmethod
from _types import AsyncGeneratorType, CoroutineType
import sys

GenericAlias = type(list[int])

__all__ = [
    "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable", "Iterator",
    "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set", "MutableSet", "Mapping",
    "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence",
    "ByteString", "Buffer",
]

# The classes say that they are collections.abc's.
__name__ = "collections.abc"

dict_keys = type({}.keys())
dict_values = type({}.values())
dict_items = type({}.items())


# Does the class, or one before object in its order of bases, have all these methods? None stands for: it has not.
def _check_methods(cls, *methods):
    order = cls.__mro__
    for method in methods:
        for base in order:
            if method in base.__dict__:
                break
        else:
            return NotImplemented
        if base.__dict__[method] is None:
            return NotImplemented
    return True


class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__hash__") if cls is Hashable else NotImplemented

    @abstractmethod
    def __hash__(self):
        return 0


class Awaitable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__await__") if cls is Awaitable else NotImplemented

    @abstractmethod
    def __await__(self):
        yield


class Coroutine(Awaitable):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__await__", "send", "throw", "close") if cls is Coroutine else NotImplemented

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise _exception_of(typ, val, tb)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")


Coroutine.register(CoroutineType)


class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__aiter__") if cls is AsyncIterable else NotImplemented

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__anext__", "__aiter__") if cls is AsyncIterator else NotImplemented

    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AsyncGenerator:
            return _check_methods(C, "__aiter__", "__anext__", "asend", "athrow", "aclose")
        return NotImplemented

    async def __anext__(self):
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        raise _exception_of(typ, val, tb)

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")


AsyncGenerator.register(AsyncGeneratorType)


class Iterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__iter__") if cls is Iterable else NotImplemented

    @abstractmethod
    def __iter__(self):
        while False:
            yield None


class Iterator(Iterable):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__iter__", "__next__") if cls is Iterator else NotImplemented

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


for _example in (b"", bytearray(), {}.keys(), {}.values(), {}.items(), [], reversed([]), range(0), set(), "", (), zip()):
    Iterator.register(type(iter(_example)))
del _example


class Reversible(Iterable):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__reversed__", "__iter__") if cls is Reversible else NotImplemented

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None


# The exception that throw() of a generator shall raise.
def _exception_of(typ, val, tb):
    if val is None:
        if tb is None:
            return typ
        val = typ()
    return val if tb is None else val.with_traceback(tb)


class Generator(Iterator):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__iter__", "__next__", "send", "throw", "close") if cls is Generator else NotImplemented

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise _exception_of(typ, val, tb)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except GeneratorExit:
            return None
        except StopIteration as stop:
            return stop.value
        raise RuntimeError("generator ignored GeneratorExit")


Generator.register(type((lambda: (yield))()))


class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__len__") if cls is Sized else NotImplemented

    @abstractmethod
    def __len__(self):
        return 0


class Container(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__contains__") if cls is Container else NotImplemented

    @abstractmethod
    def __contains__(self, x):
        return False


class Collection(Sized, Iterable, Container):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__len__", "__iter__", "__contains__") if cls is Collection else NotImplemented


class Buffer(metaclass=ABCMeta):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__buffer__") if cls is Buffer else NotImplemented

    @abstractmethod
    def __buffer__(self, flags, /):
        raise NotImplementedError


for _kind in bytes, bytearray, memoryview:
    Buffer.register(_kind)
del _kind


# Callable[[int, str], bool]: the arguments are one flat tuple, the result last.
class _CallableGenericAlias(GenericAlias):
    __slots__ = ()

    def __new__(cls, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2):
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        if isinstance(parameters, (tuple, list)):
            args = (*parameters, result)
        elif not _is_param_expr(parameters):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {parameters}")
        return super().__new__(cls, origin, args)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        shown = ", ".join([_type_repr(arg) for arg in args[:-1]])
        return f"collections.abc.Callable[[{shown}], {_type_repr(args[-1])}]"

    def __reduce__(self):
        args = self.__args__
        if len(args) != 2 or not _is_param_expr(args[0]):
            args = list(args[:-1]), args[-1]
        return _CallableGenericAlias, (Callable, args)

    def __getitem__(self, item):
        if not isinstance(item, tuple):
            item = (item,)
        if len(self.__parameters__) == 1 and item and not isinstance(item[0], (tuple, list)) \
                and _is_param_expr(self.__parameters__[0]):
            item = (item,)
        args = super().__getitem__(item).__args__
        if not isinstance(args[0], (tuple, list)):
            args = list(args[:-1]), args[-1]
        return _CallableGenericAlias(Callable, tuple(args))


def _is_param_expr(obj):
    if obj is Ellipsis or isinstance(obj, list):
        return True
    kind = type(obj)
    return kind.__module__ == "typing" and kind.__name__ in ("ParamSpec", "_ConcatenateGenericAlias")


def _type_repr(obj):
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    return "..." if obj is Ellipsis else repr(obj)


class Callable(metaclass=ABCMeta):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        return _check_methods(C, "__call__") if cls is Callable else NotImplemented

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    __class_getitem__ = classmethod(_CallableGenericAlias)


# --- sets ---


class Set(Collection):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    # --- comparisons ---

    def __eq__(self, other):
        if isinstance(other, Set):
            return len(self) == len(other) and self.__le__(other)
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, Set):
            return len(self) < len(other) and self.__le__(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, Set):
            return len(self) > len(other) and self.__ge__(other)
        return NotImplemented

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        fits = len(self) <= len(other)
        if fits:
            for item in self:
                if item not in other:
                    fits = False
                    break
        return fits

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        fits = len(self) >= len(other)
        if fits:
            for item in other:
                if item not in self:
                    fits = False
                    break
        return fits

    def isdisjoint(self, other):
        for value in other:
            if value in self:
                break
        else:
            return True
        return False

    # --- operations: with a set, or with what can be gone through ---

    def __and__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(value for value in other if value in self)
        return NotImplemented

    def __or__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(value for values in (self, other) for value in values)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, Set):
            pass
        elif isinstance(other, Iterable):
            other = self._from_iterable(other)
        else:
            return NotImplemented
        return self._from_iterable(value for value in self if value not in other)

    def __rsub__(self, other):
        if isinstance(other, Set):
            pass
        elif isinstance(other, Iterable):
            other = self._from_iterable(other)
        else:
            return NotImplemented
        return self._from_iterable(value for value in other if value not in self)

    def __xor__(self, other):
        if isinstance(other, Set):
            pass
        elif isinstance(other, Iterable):
            other = self._from_iterable(other)
        else:
            return NotImplemented
        return (self - other) | (other - self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    # For __hash__ of subclasses: the same for equal sets, whatever their order, and as frozenset's.
    def _hash(self):
        mask = 2 * sys.maxsize + 1
        count = len(self)
        total = 1927868237 * (count + 1) & mask
        for item in self:
            h = hash(item)
            total ^= (h ^ (h << 16) ^ 89869747) * 3644798167
            total &= mask
        total ^= (total >> 11) ^ (total >> 25)
        total = total * 69069 + 907133923 & mask
        if total > sys.maxsize:
            total -= mask + 1
        return 590923713 if total == -1 else total


Set.register(frozenset)


class MutableSet(Set):
    __slots__ = ()

    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    # The iterator lives until the value is gone.
    def pop(self):
        items = iter(self)
        try:
            item = next(items)
        except StopIteration:
            raise KeyError from None
        self.discard(item)
        return item

    def clear(self):
        while True:
            try:
                self.pop()
            except KeyError:
                break

    # --- operations in place ---

    def __ior__(self, it):
        for new in it:
            self.add(new)
        return self

    def __iand__(self, it):
        for lost in self - it:
            self.discard(lost)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for lost in it:
            self.discard(lost)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        if not isinstance(it, Set):
            it = self._from_iterable(it)
        for value in it:
            if value not in self:
                self.add(value)
            else:
                self.discard(value)
        return self


MutableSet.register(set)


# --- mappings ---


class Mapping(Collection):
    __slots__ = ()
    # For the patterns of match statements.
    __abc_tpflags__ = 1 << 6

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def __contains__(self, key):
        found = True
        try:
            self[key]
        except KeyError:
            found = False
        return found

    def get(self, key, default=None):
        try:
            value = self[key]
        except KeyError:
            value = default
        return value

    def __eq__(self, other):
        if isinstance(other, Mapping):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    def keys(self):
        return KeysView(self)

    def values(self):
        return ValuesView(self)

    def items(self):
        return ItemsView(self)

    __reversed__ = None


Mapping.register(type(type.__dict__))


class MappingView(Sized):
    __slots__ = ("_mapping",)
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return "{0.__class__.__name__}({0._mapping!r})".format(self)

    def __len__(self):
        return len(self._mapping)


# What the operations of views give is a set, not another view.
class KeysView(MappingView, Set):
    __slots__ = ()

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping

    @classmethod
    def _from_iterable(cls, it):
        return set(it)


class ItemsView(MappingView, Set):
    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    @classmethod
    def _from_iterable(cls, it):
        return set(it)


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

    def __contains__(self, value):
        for key in self._mapping:
            found = self._mapping[key]
            if found is value or found == value:
                break
        else:
            return False
        return True


for _view, _builtin in (KeysView, dict_keys), (ItemsView, dict_items), (ValuesView, dict_values):
    _view.register(_builtin)
del _view, _builtin

_missing = object()


class MutableMapping(Mapping):
    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_missing):
        try:
            value = self[key]
        except KeyError:
            if default is not _missing:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        try:
            first = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[first]
        del self[first]
        return first, value

    def clear(self):
        while True:
            try:
                self.popitem()
            except KeyError:
                break

    def setdefault(self, key, default=None):
        try:
            default = self[key]
        except KeyError:
            self[key] = default
        return default

    def update(self, other=(), /, **kwds):
        if isinstance(other, Mapping):
            for name in other:
                self[name] = other[name]
        elif not hasattr(other, "keys"):
            for name, value in other:
                self[name] = value
        else:
            for name in other.keys():
                self[name] = other[name]
        for name, value in kwds.items():
            self[name] = value


MutableMapping.register(dict)


# --- sequences ---


class Sequence(Reversible, Collection):
    __slots__ = ()
    __abc_tpflags__ = 1 << 5

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    # The item is held while somebody looks at it.
    def __iter__(self):
        position = 0
        while True:
            try:
                item = self[position]
                yield item
            except IndexError:
                return
            position += 1

    def __reversed__(self):
        for position in reversed(range(len(self))):
            yield self[position]

    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                break
        else:
            return False
        return True

    def index(self, value, start=0, stop=None):
        if start is not None and start < 0:
            start += len(self)
            if start < 0:
                start = 0
        if stop is not None and stop < 0:
            stop += len(self)
        position = start
        while stop is None or position < stop:
            try:
                item = self[position]
            except IndexError:
                break
            if item is value or item == value:
                return position
            position += 1
        raise ValueError

    def count(self, value):
        return sum(1 for item in self if item is value or item == value)


for _class in (tuple, str, range, memoryview):
    Sequence.register(_class)
del _class
if sys.version_info >= (3, 14):
    Sequence.register(bytes)


class _DeprecateByteStringMeta(ABCMeta):
    def __new__(cls, name, bases, namespace, **kwargs):
        if name != "ByteString":
            _warn_byte_string()
        return super().__new__(cls, name, bases, namespace, **kwargs)

    def __instancecheck__(cls, instance):
        _warn_byte_string()
        return super().__instancecheck__(instance)


def _warn_byte_string():
    import warnings
    warnings._deprecated("collections.abc.ByteString", remove=(3, 14) if sys.version_info < (3, 14) else (3, 17))


class ByteString(Sequence, metaclass=ABCMeta if sys.version_info < (3, 12) else _DeprecateByteStringMeta):
    __slots__ = ()


ByteString.register(bytes)
ByteString.register(bytearray)


class MutableSequence(Sequence):
    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        item = self[index]
        del self[index]
        return item

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while True:
            try:
                self.pop()
            except IndexError:
                break

    def reverse(self):
        last = len(self) - 1
        for first in range((last + 1) // 2):
            self[first], self[last - first] = self[last - first], self[first]


MutableSequence.register(list)
MutableSequence.register(bytearray)
