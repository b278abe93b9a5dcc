# Writing JSON.
import re
from sys import version_info

ESCAPE = re.compile(r'[\x00-\x1f\\"\b\f\n\r\t]')
ESCAPE_ASCII = re.compile(r'([\\"]|[^\ -~])')
ESCAPE_DCT = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
INFINITY = float("inf")


def _escape(match):
    c = match.group()
    if c in ESCAPE_DCT:
        return ESCAPE_DCT[c]
    code = ord(c)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}"


def encode_basestring(s):
    if s.__class__ is not str:
        s = str.__str__(s)
    return '"' + ESCAPE.sub(_escape, s) + '"'


def encode_basestring_ascii(s):
    if s.__class__ is not str:
        s = str.__str__(s)
    if s.isalnum() and s.isascii():
        return '"' + s + '"'
    return '"' + ESCAPE_ASCII.sub(_escape, s) + '"'


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        parts = []
        self._write(o, parts.append)
        text = "".join(parts)
        if version_info >= (3, 12) and self.indent is None and len(parts) == 1:
            # A text of its own, as a writer in C makes it.
            return text[0] if len(text) == 1 else text[:1] + text[1:]
        return text

    def iterencode(self, o, _one_shot=False):
        parts = []
        self._write(o, parts.append)
        return iter(parts)

    def _write(self, o, write):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        _Writer(self, indent, write).value(o, 0)


def _items(given, complaint):
    try:
        given = iter(given)
    except TypeError:
        given = None
    if given is None:
        raise TypeError(complaint)
    return list(given)


class _Writer:
    def __init__(self, encoder, indent, write):
        self.encoder = encoder
        self.indent = indent
        self.write = write
        self.text = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        self.open = {} if encoder.check_circular else None

    def float(self, o):
        if o != o:
            text = "NaN"
        elif o == INFINITY:
            text = "Infinity"
        elif o == -INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return text

    def simple(self, o):
        # The text of what is no container; None for the others.
        if isinstance(o, str):
            return self.text(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.float(o)
        return None

    # Containers wait in a stack of their own: they may nest deeper than calls.
    def value(self, o, depth):
        text = self.simple(o)
        if text is not None:
            self.write(text)
            return
        waiting = [self.steps(o, depth)]
        while waiting:
            if len(waiting) > 9990:
                raise RecursionError("maximum recursion depth exceeded while encoding a JSON object")
            for o, depth in waiting[-1]:
                text = self.simple(o)
                if text is None:
                    waiting.append(self.steps(o, depth))
                    break
                self.write(text)
            else:
                waiting.pop()

    # Writes what stands around the values in a container and gives these, with their depths.
    def steps(self, o, depth):
        if self.open is not None:
            if id(o) in self.open:
                raise ValueError("Circular reference detected")
            self.open[id(o)] = o
        if isinstance(o, (list, tuple)):
            yield from self.array(o, depth)
        elif isinstance(o, dict):
            yield from self.object(o, depth)
        else:
            yield self.encoder.default(o), depth
        if self.open is not None:
            del self.open[id(o)]

    def newline(self, depth):
        return "" if self.indent is None else "\n" + self.indent * depth

    def array(self, items, depth):
        if items.__class__ is not list and items.__class__ is not tuple:
            items = _items(items, "_iterencode_list needs a sequence")
        if not items:
            self.write("[]")
            return
        write, separator = self.write, "[" + self.newline(depth + 1)
        following = self.encoder.item_separator + self.newline(depth + 1)
        for item in items:
            write(separator)
            separator = following
            yield item, depth + 1
        write(self.newline(depth) + "]")

    def key(self, key):
        if isinstance(key, str):
            return key
        if key is True or key is False or key is None or isinstance(key, (int, float)):
            return self.simple(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def object(self, o, depth):
        if not dict.__len__(o):
            self.write("{}")
            return
        write, separator = self.write, ""
        write("{" + self.newline(depth + 1))
        following = self.encoder.item_separator + self.newline(depth + 1)
        items = o.items()
        if o.__class__ is not dict and items.__class__ is not list:
            items = _items(items, f"{o.__class__.__name__}.items() returned a non-iterable (type {items.__class__.__name__})")
        if self.encoder.sort_keys:
            if items.__class__ is list:
                items.sort()
            else:
                items = sorted(items)
        for pair in items:
            if not isinstance(pair, tuple) or len(pair) != 2:
                raise ValueError("items must return 2-tuples")
            key, item = pair
            name = self.key(key)
            if name is None:
                continue
            write(separator)
            separator = following
            write(self.text(name) + self.encoder.key_separator)
            yield item, depth + 1
        write(self.newline(depth) + "}")
