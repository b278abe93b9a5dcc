# Numbers and bytes packed as C lays them out. A format is read once into codes with their offsets.
__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]

from array import array as _array
from sys import byteorder as _byteorder


class error(Exception):
    pass


error.__module__ = "struct"
_sizes = dict(x=1, c=1, b=1, B=1, h=2, H=2, i=4, I=4, l=4, L=4, q=8, Q=8, e=2, f=4, d=8, s=1, p=1)
_sizes["?"] = 1
_native = dict(_sizes, l=8, L=8, n=8, N=8, P=8)
_cache = {}


def _half_to_bits(x):
    import math
    sign = 0x8000 if math.copysign(1.0, x) < 0 else 0
    if x != x:
        return sign | 0x7E00
    x = abs(x)
    if x == math.inf:
        return sign | 0x7C00
    fraction, exponent = math.frexp(x)
    exponent -= 1
    if exponent < -14 or not x:
        bits = round(x * 2.0**24)
    else:
        bits = (exponent + 15 << 10) + round((fraction * 2 - 1) * 1024)
    if bits >= 0x7C00:
        raise OverflowError("float too large to pack with e format")
    return sign | bits


def _bits_to_half(bits):
    sign = -1.0 if bits & 0x8000 else 1.0
    exponent, fraction = bits >> 10 & 31, bits & 1023
    if exponent == 31:
        return sign * float("nan" if fraction else "inf")
    return sign * (fraction * 2.0**-24 if exponent == 0 else (1 + fraction / 1024) * 2.0 ** (exponent - 15))


def _integer(code, size, value, order):
    try:
        value = value.__index__()
    except AttributeError:
        raise error("required argument is not an integer") from None
    signed = code in "bhilqn"
    low, high = (-1 << 8 * size - 1, (1 << 8 * size - 1) - 1) if signed else (0, (1 << 8 * size) - 1)
    if low <= value <= high:
        return value.to_bytes(size, order, signed=signed)
    raise error(f"'{code}' format requires {low} <= number <= {high}")


def _real(code, size, value, order, native):
    try:
        value = float(value) if not isinstance(value, (str, bytes, bytearray)) else None
    except TypeError:
        value = None
    if value is None:
        raise error("required argument is not a float")
    if code == "e":
        return _half_to_bits(value).to_bytes(2, order)
    if code == "f" and not native and abs(value) != float("inf") and abs(value) >= 3.4028235677973366e38:
        raise OverflowError("float too large to pack with f format")
    raw = _array(code, [value]).tobytes()
    return raw if order == _byteorder else raw[::-1]


class Struct:
    __module__ = "_struct"

    def __sizeof__(self):
        return object.__sizeof__(self) + 32 * (self._groups + 1)

    def __init__(self, format):
        if isinstance(format, (bytes, bytearray)):
            format = format.decode("ascii")
        if not isinstance(format, str):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        self.format = format
        prefix = format[:1]
        text = format[1:] if prefix in ("@", "=", "<", ">", "!") else format
        self._native = text is format or prefix == "@"
        self._order = "big" if prefix in (">", "!") and prefix else "little" if prefix == "<" else _byteorder
        sizes = _native if self._native else _sizes
        self._codes = []
        self._items = self._groups = 0
        offset, count = 0, ""
        for c in text:
            if c.isdigit():
                count += c
                continue
            if c.isspace():
                if count:
                    raise error("bad char in struct format")
                continue
            size = sizes.get(c)
            if size is None:
                raise error("bad char in struct format")
            repeat, count = int(count) if count else 1, ""
            if offset + repeat * size >= 1 << 63:
                raise error("total struct size too long")
            if self._native:
                offset += -offset % size
            self._groups += c in "sp" or c != "x" and repeat > 0
            if c in "sp":
                self._codes.append((c, offset, repeat))
                self._items += 1
                offset += repeat
            else:
                if c != "x":
                    self._codes += [(c, offset + i * size, size) for i in range(repeat)]
                    self._items += repeat
                offset += repeat * size
        if count:
            raise error("repeat count given without format specifier")
        self.size = offset

    def _pack(self, name, values):
        if len(values) != self._items:
            raise error(f"{name} expected {self._items} items for packing (got {len(values)})")
        out = bytearray(self.size)
        for (code, offset, size), value in zip(self._codes, values):
            if code in "sp":
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{code}' must be a bytes object")
                if code == "p":
                    value = bytes([min(len(value), size - 1, 255)]) + value[:size - 1] if size else b""
                raw = bytes(value[:size])
            elif code == "c":
                if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                    raise error("char format requires a bytes object of length 1")
                raw = value
            elif code == "?":
                raw = b"\1" if value else b"\0"
            elif code in "efd":
                raw = _real(code, size, value, self._order, self._native)
            else:
                raw = _integer(code, size, value, self._order)
            out[offset:offset + len(raw)] = raw
        return out

    def pack(self, /, *values):
        return bytes(self._pack("pack", values))

    def pack_into(self, buffer, offset, /, *values):
        raw = self._pack("pack_into", values)
        view = memoryview(buffer).cast("B")
        offset = self._place("pack_into", "packing", view, offset)
        view[offset:offset + self.size] = raw

    def _place(self, name, doing, view, offset):
        length, given = len(view), offset
        if offset < 0:
            if offset + self.size > 0 and name == "pack_into":
                raise error(f"no space to pack {self.size} bytes at offset {offset}")
            if offset + self.size > 0:
                raise error(f"not enough data to unpack {self.size} bytes at offset {offset}")
            offset += length
            if offset < 0:
                raise error(f"offset {given} out of range for {length}-byte buffer")
        if length - offset < self.size:
            raise error(f"{name} requires a buffer of at least {offset + self.size} bytes for {doing} {self.size} bytes "
                        f"at offset {offset} (actual buffer size is {length})")
        return offset

    def _unpack(self, data):
        values = []
        for code, offset, size in self._codes:
            raw = data[offset:offset + size]
            if code == "p":
                raw = raw[1:1 + raw[0]] if raw else raw
            elif code == "?":
                raw = raw != b"\0"
            elif code == "e":
                raw = _bits_to_half(int.from_bytes(raw, self._order))
            elif code in "fd":
                raw = _array(code, raw if self._order == _byteorder else raw[::-1])[0]
            elif code not in "cs":
                raw = int.from_bytes(raw, self._order, signed=code in "bhilqn")
            values.append(raw)
        return tuple(values)

    def unpack(self, buffer, /):
        data = bytes(memoryview(buffer))
        if len(data) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._unpack(data)

    def unpack_from(self, /, buffer, offset=0):
        view = memoryview(buffer).cast("B")
        offset = self._place("unpack_from", "unpacking", view, offset)
        return self._unpack(bytes(view[offset:offset + self.size]))

    def iter_unpack(self, buffer, /):
        data = bytes(memoryview(buffer))
        if self.size == 0:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(data) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (self._unpack(data[i:i + self.size]) for i in range(0, len(data), self.size))

    def __repr__(self):
        return f"{type(self).__name__}({self.format!r})"


def _struct(format):
    found = _cache.get(format)
    if found is None:
        if len(_cache) >= 100:
            _cache.clear()
        found = _cache[format] = Struct(format)
    return found


def calcsize(format, /):
    return _struct(format).size


def pack(format, /, *values):
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    _struct(format).pack_into(buffer, offset, *values)


def unpack(*args):
    if len(args) != 2:
        raise TypeError(f"unpack expected 2 arguments, got {len(args)}")
    return _struct(args[0]).unpack(args[1])


def unpack_from(format, /, buffer, offset=0):
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _struct(format).iter_unpack(buffer)
