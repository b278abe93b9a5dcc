# What articles about memory use of ctypes: reading the count of references at an address.
from _tools import object_at as _object_at, refcount_at as _refcount_at

__all__ = []
_ONLY = "ctypes here reads reference counts, as in c_long.from_address(id(x)).value, and nothing else"


def __getattr__(name):
    raise AttributeError(_ONLY)


class _SimpleCData:
    __slots__ = ("_address", "_value")

    def __init__(self, value=0):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        self._address, self._value = None, value

    @classmethod
    def from_address(cls, address, /):
        if not isinstance(address, int):
            raise TypeError("integer expected")
        self = cls()
        _refcount_at(address)
        self._address = address
        return self

    @property
    def value(self):
        number = self._value if self._address is None else _refcount_at(self._address)
        number &= (1 << self._bits) - 1
        return number - (1 << self._bits) if self._signed and number >> self._bits - 1 else number

    @value.setter
    def value(self, value):
        if self._address is not None:
            raise ValueError(_ONLY)
        self._value = value

    def __repr__(self):
        return f"{type(self).__name__}({self.value})"

    def __getattr__(self, name):
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'; {_ONLY}")


def _make(name, bits, signed):
    return type(name, (_SimpleCData,), {"__slots__": (), "__module__": __name__, "_bits": bits, "_signed": signed})


c_long, c_ulong, c_int, c_uint, c_short, c_ushort, c_byte, c_ubyte = (
    _make("c_" + name, bits, name[0] != "u") for name, bits in (
        ("long", 64), ("ulong", 64), ("int", 32), ("uint", 32), ("short", 16), ("ushort", 16), ("byte", 8), ("ubyte", 8)))
c_longlong = c_ssize_t = c_int64 = c_long
c_ulonglong = c_size_t = c_uint64 = c_ulong
c_int32, c_uint32, c_int16, c_uint16, c_int8, c_uint8 = c_int, c_uint, c_short, c_ushort, c_byte, c_ubyte


class py_object:
    _bits = 64

    def __init__(self, value):
        self.value = value

    @classmethod
    def from_address(cls, address, /):
        raise ValueError(_ONLY)

    def __repr__(self):
        return f"py_object({self.value!r})"


class c_void_p(_make("c_void_p", 64, False)):
    __slots__ = ()


def cast(obj, typ):
    if typ is not py_object:
        raise ValueError(_ONLY)
    return py_object(_object_at(obj.value if isinstance(obj, _SimpleCData) else obj))


def sizeof(kind, /):
    try:
        return kind._bits // 8
    except AttributeError:
        raise TypeError("this type has no size") from None
