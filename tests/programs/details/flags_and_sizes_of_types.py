# __flags__ of the interpreter's own types and of classes, and what object.__sizeof__ says of a class. Bit 19 of 3.11 and 3.12
# tells whether an attribute of the type has been looked up lately; it is left out.
import sys
import types
import weakref


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "b")


class Unhashable:
    __hash__ = None


class Whole(int):
    pass


class Meta(type):
    pass


class Error(Exception):
    pass


kinds = [
    int, str, list, dict, tuple, object, type, bool, float, complex, set, frozenset, bytes, bytearray, memoryview, range, slice,
    property, enumerate, zip, map, filter, reversed, classmethod, staticmethod, super, BaseException, Exception, ValueError,
    OSError, StopIteration, type(None), type(...), type(NotImplemented), types.FunctionType, types.BuiltinFunctionType,
    types.ModuleType, types.GeneratorType, types.FrameType, types.CellType, types.MethodType, types.MappingProxyType,
    types.SimpleNamespace, types.TracebackType, types.WrapperDescriptorType, types.MethodWrapperType,
    types.MethodDescriptorType, types.GetSetDescriptorType, types.MemberDescriptorType, types.CoroutineType,
    types.AsyncGeneratorType, type(iter([])), type(iter({})), type({}.keys()), type(sys.version_info), type(sys.flags),
    weakref.ref, weakref.ProxyType, weakref.CallableProxyType, Plain, Slotted, Unhashable, Whole, Meta, Error,
]
hidden = 1 << 19 if sys.version_info < (3, 13) else 0
for kind in kinds:
    print(kind.__name__, hex(kind.__flags__ & ~hidden))
for kind in (int, list, Plain, Slotted, Meta, type):
    print(kind.__name__, (object.__sizeof__(kind) - object.__sizeof__(int)) // type.__itemsize__, type.__sizeof__(int) < object.__sizeof__(kind))


def show(function):
    try:
        print(repr(function()))
    except TypeError as error:
        print(error)


class Index:
    def __index__(self):
        return 1

    def __bool__(self):
        return False


for keep in (1.5, "x", [], None, Index(), 0, 2):
    for text in ("a\nb", b"a\nb", bytearray(b"a\nb")):
        show(lambda: text.splitlines(keep))
