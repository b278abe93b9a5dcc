# What frame.f_locals of a function is: a mapping that writes through.
from _collections_abc import Mapping
from _types import FrameType, _frame_locals, _set_frame_local


class FrameLocalsProxy:
    __slots__ = ("_frame",)
    __module__ = "builtins"
    __qualname__ = "FrameLocalsProxy"
    __hash__ = None

    def __new__(cls, *args):
        if len(args) != 1:
            raise TypeError(f"FrameLocalsProxy expected 1 argument, got {len(args)}")
        if not isinstance(args[0], FrameType):
            raise TypeError(f"expect frame, not {type(args[0]).__name__}")
        self = object.__new__(cls)
        self._frame = args[0]
        return self

    def copy(self):
        return _frame_locals(self._frame)

    def __getitem__(self, key):
        try:
            return self.copy()[key]
        except KeyError:
            raise KeyError(f"local variable '{key!r}' is not defined") from None

    def __setitem__(self, key, value):
        hash(key)
        _set_frame_local(self._frame, key, value)

    def __delitem__(self, key):
        raise TypeError("cannot remove variables from FrameLocalsProxy")

    def __contains__(self, key):
        return key in self.copy()

    def __len__(self):
        return len(self.copy())

    def __iter__(self):
        return iter(self.keys())

    def __reversed__(self):
        return self.keys()[::-1]

    def __repr__(self):
        if _shown.get(id(self._frame)):
            return "{...}"
        _shown[id(self._frame)] = True
        try:
            return repr(self.copy())
        finally:
            del _shown[id(self._frame)]

    def __eq__(self, other):
        if isinstance(other, FrameLocalsProxy):
            return self._frame is other._frame
        return self.copy() == other if isinstance(other, dict) else NotImplemented

    def __or__(self, other):
        return self.copy() | dict(other) if isinstance(other, (dict, FrameLocalsProxy)) else NotImplemented

    def __ror__(self, other):
        return dict(other) | self.copy() if isinstance(other, (dict, FrameLocalsProxy)) else NotImplemented

    def __ior__(self, other):
        self.update(other)
        return self

    def keys(self):
        return list(self.copy())

    def values(self):
        return list(self.copy().values())

    def items(self):
        return list(self.copy().items())

    def get(self, key, default=None, /):
        return self.copy().get(key, default)

    def setdefault(self, key, default=None, /):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=None, /, **named):
        if named:
            raise TypeError("FrameLocalsProxy.update() takes no keyword arguments")
        if not isinstance(other, (dict, FrameLocalsProxy)):
            raise TypeError("update() argument must be dict or another FrameLocalsProxy")
        for key, value in other.items():
            self[key] = value

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'FrameLocalsProxy' object")


def _proxy_of(frame):
    self = object.__new__(FrameLocalsProxy)
    self._frame = frame
    return self


_shown = {}
Mapping.register(FrameLocalsProxy)
