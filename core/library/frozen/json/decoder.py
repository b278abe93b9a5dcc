# Reading JSON.
__all__ = ["JSONDecoder", "JSONDecodeError"]

import re

NaN = float("nan")
_constants = {"-Infinity": float("-inf"), "Infinity": float("inf"), "NaN": NaN}
_white = re.compile(r"[ \t\n\r]*")
_number = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_plain = re.compile(r'([^"\\\x00-\x1f]*)(["\\\x00-\x1f])')
_plain_lenient = re.compile(r'([^"\\]*)(["\\])')
_hex = re.compile(r"[0-9A-Fa-f]{4}")
_escapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_words = {"n": ("null", None), "t": ("true", True), "f": ("false", False)}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        line = doc.count("\n", 0, pos) + 1
        column = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {line} column {column} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = line
        self.colno = column

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _unicode_escape(text, at):
    digits = _hex.match(text, at + 1)
    if digits is None:
        raise JSONDecodeError("Invalid \\uXXXX escape", text, at)
    return int(digits.group(), 16)


def scanstring(text, at, strict=True):
    # The string whose first character stands at `at`, and where it ends.
    parts = []
    begin = at - 1
    plain = _plain if strict else _plain_lenient
    while True:
        chunk = plain.match(text, at)
        if chunk is None:
            raise JSONDecodeError("Unterminated string starting at", text, begin)
        at = chunk.end()
        content, end = chunk.groups()
        if content:
            parts.append(content)
        if end == '"':
            return "".join(parts), at
        if end != "\\":
            raise JSONDecodeError("Invalid control character at", text, at - 1)
        escape = text[at:at + 1]
        if not escape:
            raise JSONDecodeError("Unterminated string starting at", text, begin)
        if escape != "u":
            if escape not in _escapes:
                raise JSONDecodeError("Invalid \\escape", text, at - 1)
            parts.append(_escapes[escape])
            at += 1
            continue
        code = _unicode_escape(text, at)
        at += 5
        if 0xD800 <= code <= 0xDBFF and text[at:at + 2] == "\\u":
            second = _unicode_escape(text, at + 1)
            if 0xDC00 <= second <= 0xDFFF:
                code = 0x10000 + ((code - 0xD800) << 10 | second - 0xDC00)
                at += 6
        parts.append(chr(code))


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constants.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self._memo = {}

    def decode(self, s):
        obj, end = self.raw_decode(s, _white.match(s, 0).end())
        end = _white.match(s, end).end()
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        try:
            if not isinstance(s, str):
                raise TypeError(f"first argument must be a string, not {s.__class__.__name__}")
            if idx < 0:
                raise ValueError("idx cannot be negative")
            return self.scan_once(s, idx)
        except StopIteration as error:
            raise JSONDecodeError("Expecting value", s, error.value) from None

    def scan_once(self, s, at):
        try:
            return self._scan(s, at)
        finally:
            self._memo.clear()

    def _scan(self, s, at):
        c = s[at:at + 1]
        if c == '"':
            return scanstring(s, at + 1, self.strict)
        if c == "{":
            return self._object(s, at + 1)
        if c == "[":
            return self._array(s, at + 1)
        if c in _words:
            word, value = _words[c]
            if s.startswith(word, at):
                return value, at + len(word)
        number = _number.match(s, at)
        if number is not None:
            whole, fraction, exponent = number.groups()
            if fraction or exponent:
                return self.parse_float(whole + (fraction or "") + (exponent or "")), number.end()
            return self.parse_int(whole), number.end()
        for word in _constants:
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        raise StopIteration(at)

    def _value(self, s, at):
        try:
            return self._scan(s, at)
        except StopIteration as error:
            raise JSONDecodeError("Expecting value", s, error.value) from None

    def _object(self, s, at):
        pairs = []
        memo = self._memo
        skip = _white.match
        at = skip(s, at).end()
        c = s[at:at + 1]
        if c == "}":
            at += 1
        elif c != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
        else:
            while True:
                key, at = scanstring(s, at + 1, self.strict)
                key = memo.setdefault(key, key)
                at = skip(s, at).end()
                if s[at:at + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = self._value(s, skip(s, at + 1).end())
                pairs.append((key, value))
                at = skip(s, at).end()
                c = s[at:at + 1]
                if c == "}":
                    at += 1
                    break
                if c != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                comma = at
                at = skip(s, at + 1).end()
                c = s[at:at + 1]
                if c != '"':
                    if c == "}":
                        raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at
        made = dict(pairs)
        return (made if self.object_hook is None else self.object_hook(made)), at

    def _array(self, s, at):
        items = []
        skip = _white.match
        at = skip(s, at).end()
        if s[at:at + 1] == "]":
            return items, at + 1
        while True:
            item, at = self._value(s, at)
            items.append(item)
            at = skip(s, at).end()
            c = s[at:at + 1]
            if c == "]":
                return items, at + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = skip(s, at + 1).end()
            if s[at:at + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)
