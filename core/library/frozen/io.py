# Streams in memory. There are no files: open says so.
__all__ = ["BlockingIOError", "open", "IOBase", "RawIOBase", "StringIO", "BytesIO", "BufferedIOBase", "TextIOBase", "TextIOWrapper",
           "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE"]

import sys
from abc import ABCMeta
from builtins import BlockingIOError, open

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
        self._check()
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
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

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
        self._check()
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
    # What StringIO and BytesIO share. New text goes to a list of pieces, which are joined when anything else is done.
    def _begin(self, value):
        self._value = value
        self._pieces = []
        self._at = 0

    def _settle(self):
        self._check()
        if self._pieces:
            self._value += self._value[:0].join(self._pieces)
            self._pieces.clear()
        return self._value

    def _length(self, size):
        if size is None:
            return -1
        if not hasattr(size, "__index__"):
            raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
        return size.__index__()

    def _put(self, data):
        length = len(data)
        if not self._pieces and self._at < len(self._value):
            value = self._value
            self._value = value[:self._at] + data + value[self._at + length:]
        elif length:
            missing = self._at - len(self._value) if not self._pieces else 0
            if missing > 0:
                self._value += self._zero * missing
            self._pieces.append(data)
        self._at += length

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
        self._value = value[:size]
        return size

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def close(self):
        self.closed = True
        self._value = self._value[:0]
        self._pieces.clear()


class StringIO(_Memory, TextIOBase):
    __module__ = "_io"
    _zero = "\0"
    _is_text = True
    line_buffering = False

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
        if initial_value:
            self.write(initial_value)
            self._settle()
            self._at = 0

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        length = len(s)
        if self._translate is None:
            s = s.replace("\r\n", "\n").replace("\r", "\n")
        elif self._translate in ("\r", "\r\n"):
            s = s.replace("\n", self._translate)
        self._put(s)
        return length

    def seek(self, pos, whence=0, /):
        self._settle()
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
    _zero = b"\0"
    _newline = b"\n"
    _is_text = False

    def __init__(self, initial_bytes=b""):
        self._begin(b"" if initial_bytes is None else self._bytes(initial_bytes))

    @staticmethod
    def _bytes(data):
        if isinstance(data, (str, int)) or not hasattr(data, "__len__"):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        return bytes(data)

    def write(self, b, /):
        self._check()
        b = self._bytes(b)
        self._put(b)
        return len(b)

    def seek(self, pos, whence=0, /):
        value = self._settle()
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

    read1 = _Memory.read

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)
