# Streams in memory. There are no files: open says so.
__all__ = ["BlockingIOError", "open", "IOBase", "RawIOBase", "StringIO", "BytesIO", "BufferedIOBase", "TextIOBase", "TextIOWrapper",
           "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE"]

import sys
from abc import ABCMeta
from builtins import BlockingIOError, open
from operator import index as _index

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
TextIOWrapper = type(sys.__stdout__)


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


class IOBase(metaclass=ABCMeta):
    closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, offset, whence=0, /):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._unsupported("truncate")

    def fileno(self):
        self._unsupported("fileno")

    def flush(self):
        self._check()

    def isatty(self):
        IOBase._check(self)
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def close(self):
        self.closed = True

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def __enter__(self):
        IOBase._check(self)
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        IOBase._check(self)
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def readlines(self, hint=-1, /):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        IOBase._check(self)
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = errors = newlines = None

    def read(self, size=-1, /):
        self._unsupported("read")

    def readline(self, size=-1, /):
        self._unsupported("readline")

    def write(self, text, /):
        self._unsupported("write")


TextIOBase.register(TextIOWrapper)


class _Memory:
    # What StringIO and BytesIO share.
    _translate = None

    def _begin(self, value):
        self._value = value
        self._at = 0

    def _settle(self):
        self._check()
        return self._value

    def _length(self, size):
        if size is None:
            return -1
        if not hasattr(size, "__index__"):
            raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
        return size.__index__()

    def getvalue(self):
        return self._settle()

    def read(self, size=-1, /):
        value = self._settle()
        size = self._length(size)
        start = self._at
        stop = len(value) if size < 0 else min(start + size, len(value))
        if start >= stop:
            return value[:0]
        self._at = stop
        return value[start:stop]

    def readline(self, size=-1, /):
        value = self._settle()
        size = self._length(size)
        start = self._at
        end = value.find(self._newline, start)
        if self._translate == "":
            end = min([at for c in ("\n", "\r") if (at := value.find(c, start)) >= 0], default=-1)
            end += value[end:end + 2] == "\r\n"
        end = len(value) if end < 0 else end + len(self._newline)
        if size >= 0:
            end = min(end, start + size)
        self._at = max(start, end)
        return value[start:end]

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None, /):
        value = self._settle()
        size = self._at if size is None else self._length(size)
        if size < 0:
            raise ValueError(f"{'Negative' if self._is_text else 'negative'} size value {size}")
        if size < len(value):
            self._cut(size)
        return size

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def close(self):
        self.closed = True
        self._value = self._value[:0]


_holds_pieces = sys.version_info < (3, 12)


class StringIO(_Memory, TextIOBase):
    # New text goes to where pieces are gathered, until anything else is done. Until 3.11 these are the texts themselves.
    __module__ = "_io"
    _is_text = True
    _pieces = ()
    line_buffering = property(lambda self: self._check() or False)
    newlines = property(lambda self: self._check())

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._translate = newline
        self._newline = newline or "\n"
        self._begin("")
        self._pieces = [] if _holds_pieces else bytearray()
        if initial_value:
            self.write(initial_value)
            self._settle()
            self._at = 0

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def flush(self):
        pass

    def close(self):
        super().close()
        self._pieces = ()

    def _settle(self):
        self._check()
        if self._pieces:
            self._value += "".join(self._pieces) if _holds_pieces else self._pieces.decode("utf-8", "surrogatepass")
            self._pieces.clear()
        return self._value

    def _cut(self, size):
        self._value = self._value[:size]

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        length = len(s)
        if self._translate is None:
            s = s.replace("\r\n", "\n").replace("\r", "\n")
        elif self._translate in ("\r", "\r\n"):
            s = s.replace("\n", self._translate)
        value, added = self._value, len(s)
        if not self._pieces and self._at < len(value):
            self._value = value[:self._at] + s + value[self._at + added:]
        elif s:
            if not self._pieces:
                self._value += "\0" * (self._at - len(value))
            if _holds_pieces:
                self._pieces.append(s)
            else:
                self._pieces += s.encode("utf-8", "surrogatepass")
        self._at += added
        return length

    def seek(self, pos, whence=0, /):
        self._settle()
        pos = _index(pos)
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._at = pos if whence == 0 else self._at if whence == 1 else len(self._value)
        return self._at


class BytesIO(_Memory, BufferedIOBase):
    __module__ = "_io"
    _newline = b"\n"
    _is_text = False
    # What it was given, or has given, it shares until it is written to: _value is bytes. Else it has a buffer of its own: a
    # bytearray, and _room says how long CPython's is.
    _room = 0
    _lent = False

    def __init__(self, initial_bytes=b""):
        self._begin(b"")
        if type(initial_bytes) is bytes:
            self._value = initial_bytes
        elif initial_bytes is not None:
            BytesIO.write(self, initial_bytes)
            self._at = 0

    def _own(self):
        value = self._value
        if type(value) is bytes:
            self._value = bytearray(value)
            self._room = len(value)
        return self._value

    @staticmethod
    def _bytes(data):
        if isinstance(data, (str, int)) or not hasattr(data, "__len__"):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        return bytes(data)

    def _cut(self, size):
        del self._own()[size:]
        if size < self._room // 2:
            self._room = size + 1

    def __sizeof__(self):
        own = object.__sizeof__(self)
        if type(self._value) is bytearray:
            return own + 33 + self._room
        return own if sys.getrefcount(self._value) > 2 else own + 33 + len(self._value)

    def _share(self):
        value = self._value
        if type(value) is bytearray:
            if len(value) < 2:
                return bytes(value)
            if self._lent:
                try:
                    value.append(0)
                except BufferError:
                    return bytes(value)
                value.pop()
            self._value = bytes(value)
        return self._value

    def getvalue(self):
        self._check()
        return self._share()

    def getbuffer(self):
        self._check()
        self._lent = True
        return memoryview(self._own())

    def _part(self, data, at):
        if type(data) is bytes:
            return data
        return self._share() if at == 0 and len(data) == self._room else bytes(data)

    def read(self, size=-1, /):
        at = self._at
        return self._part(super().read(size), at)

    def readline(self, size=-1, /):
        at = self._at
        return self._part(super().readline(size), at)

    def close(self):
        self.closed = True
        self._value = b""

    read1 = read

    def write(self, b, /):
        self._check()
        b = self._bytes(b)
        if b:
            value, at = self._own(), self._at
            room, end = self._room, at + len(b)
            if at > len(value):
                value += bytes(at - len(value))
            value[at:at + len(b)] = b
            if end > room:
                self._room = end + (1 if end > room * 1.125 else (end >> 3) + (3 if end < 9 else 6))
            self._at += len(b)
        return len(b)

    def seek(self, pos, whence=0, /):
        value = self._settle()
        pos = _index(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self._at = pos
        elif whence == 1:
            self._at = max(0, self._at + pos)
        elif whence == 2:
            self._at = max(0, len(value) + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._at

    def readinto(self, buffer, /):
        self._check()
        try:
            view = memoryview(buffer).cast("B")
        except TypeError:
            view = None
        if view is None or view.readonly:
            raise TypeError(f"readinto() argument must be read-write bytes-like object, not {type(buffer).__name__}")
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)


class _Standard(BufferedIOBase):
    # The bytes below sys.stdin, sys.stdout and sys.stderr. What is left of a line that was read in part waits.
    def __init__(self, text):
        self._text, self._rest = text, b""
        self.name, self.mode = text.name, text.mode + "b"
        self.fileno, self.flush, self.isatty = text.fileno, text.flush, text.isatty
        self.readable, self.writable = text.readable, text.writable

    def __repr__(self):
        return f"<_io.Buffered{'Reader' if self.readable() else 'Writer'} name={self.name!r}>"

    def write(self, b, /):
        b = BytesIO._bytes(b)
        self._text.write(b.decode("utf-8", "replace"))
        return len(b)

    def read(self, size=-1, /):
        if size is None or size < 0:
            data, self._rest = self._rest + self._text.read().encode(), b""
            return data
        while len(self._rest) < size and (line := self._text.readline()):
            self._rest += line.encode()
        data, self._rest = self._rest[:size], self._rest[size:]
        return data

    read1 = read

    def readline(self, size=-1, /):
        line = self._rest or self._text.readline().encode()
        size = len(line) if size is None or size < 0 else size
        self._rest = line[size:]
        return line[:size]


_standard = {}


def _buffer(text):
    number = text.fileno()
    if number not in _standard:
        _standard[number] = _Standard(text)
    return _standard[number]
