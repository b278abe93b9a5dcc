# Reading JSON.
__all__ = ["JSONDecoder", "JSONDecodeError"]

import re

sorted((), key=None)  # the first call with keywords prepares them, and what CPython imports here makes one

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

    def _key(self, s, at):
        key, at = scanstring(s, at + 1, self.strict)
        at = _white.match(s, at).end()
        if s[at:at + 1] != ":":
            raise JSONDecodeError("Expecting ':' delimiter", s, at)
        return self._memo.setdefault(key, key), _white.match(s, at + 1).end()

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)

    def _word(self, s, at, c):
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

    def _scan(self, s, at):
        skip = _white.match
        around = []  # (items, None) of each array and (pairs, key) of each object that is not closed yet
        while True:
            c = s[at:at + 1]
            if c == '"':
                value, at = scanstring(s, at + 1, self.strict)
            elif c == "{" or c == "[":
                if len(around) > 9990:
                    kind = "array" if c == "[" else "object"
                    raise RecursionError(f"maximum recursion depth exceeded while decoding a JSON {kind} from a unicode string")
                at = skip(s, at + 1).end()
                first = s[at:at + 1]
                if c == "[":
                    value = []
                    if first != "]":
                        around.append((value, None))
                        continue
                elif first == "}":
                    value = self._made([])
                elif first == '"':
                    key, at = self._key(s, at)
                    around.append(([], key))
                    continue
                else:
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
                at += 1
            else:
                value, at = self._word(s, at, c)
            while around:
                items, key = around[-1]
                items.append(value if key is None else (key, value))
                at = skip(s, at).end()
                c = s[at:at + 1]
                end = "]" if key is None else "}"
                if c == end:
                    at += 1
                    around.pop()
                    value = items if key is None else self._made(items)
                    continue
                if c != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                comma = at
                at = skip(s, at + 1).end()
                c = s[at:at + 1]
                if c == end:
                    kind = "array" if key is None else "object"
                    raise JSONDecodeError(f"Illegal trailing comma before end of {kind}", s, comma)
                if key is not None:
                    if c != '"':
                        raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
                    key, at = self._key(s, at)
                    around[-1] = items, key
                break
            else:
                return value, at
