# Printing objects so that they fit into lines.
__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]

import re
import sys
from dataclasses import is_dataclass
from io import StringIO


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


# Orders what has no order: by the names of the types, then by address.
class _safe_key:
    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def _place(self):
        return str(type(self.obj)), id(self.obj)

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return self._place() < other._place()


def _safe_pair(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts = bool(compact), sort_dicts
        self._underscore_numbers = underscore_numbers

    def pformat(self, object):
        stream = StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def pprint(self, object):
        stream = self._stream
        if stream is None:
            return
        self._format(object, stream, 0, 0, {}, 0)
        stream.write("\n")

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        return text

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            printer = self._find_printer(object)
            if printer is not None:
                context[key] = 1
                printer(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _find_printer(self, object):
        cls = type(object)
        printer = self._dispatch.get(cls.__repr__)
        if printer is None and is_dataclass(object) and not isinstance(object, type) and (
                object.__dataclass_params__.repr and hasattr(cls.__repr__, "__wrapped__")):
            printer = PrettyPrinter._pprint_dataclass
        return printer

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields
        name = object.__class__.__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
        stream.write(name + "(")
        self._format_namespace_items(items, stream, indent, allowance, context, level)
        stream.write(")")

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_safe_pair) if self._sort_dicts else object.items()
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        stream.write("(")
        end = ",)" if len(object) == 1 else ")"
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__
        if name is set:
            stream.write("{")
            end = "}"
        else:
            stream.write(name.__name__ + "({")
            end = "})"
            indent += len(name.__name__) + 1
        self._format_items(sorted(object, key=_safe_key), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        outermost = level == 1
        if outermost:
            indent += 1
            allowance += 1
        width = self._width - indent
        *lines, last_line = object.splitlines(True)
        chunks = []
        for line in lines:
            self._add_line(chunks, line, width, width)
        self._add_line(chunks, last_line, width, width - allowance)
        text = ("\n" + " " * indent).join(chunks)
        stream.write(f"({text})" if outermost and len(chunks) > 1 else text)

    # A line as one text, or as several that end between words.
    def _add_line(self, chunks, line, width, last_width):
        text = repr(line)
        if len(text) <= last_width:
            chunks.append(text)
        else:
            words = re.findall(r"\S*\s*", line)[:-1]
            chunks.extend(_fill(words, width, last_width, len(words) - 1))

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        outermost = level == 1
        if outermost:
            indent += 1
            allowance += 1
            stream.write("(")
        # Only what is left behind the last four leaves room for what follows.
        width = self._width - indent
        pieces = (object[i:i + 4] for i in range(0, len(object), 4))
        separator = ""
        for text in _fill(pieces, width, width - allowance, len(object) // 4):
            stream.write(separator + text)
            separator = "\n" + " " * indent
        if outermost:
            stream.write(")")

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        name = "namespace" if type(object) is type(sys.implementation) else object.__class__.__name__
        stream.write(name + "(")
        self._format_namespace_items(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for i, m in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(m, stream, indent, allowance + 1, context, level)
                stream.write(")")
            else:
                self._format(m, stream, indent, 1, context, level)
                stream.write(",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "([")
        indent += len(name) + 1
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._format_items(object, stream, indent, 2, context, level)
            maxlen = self._repr(object.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={maxlen})")

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        separator = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            write(text + ": ")
            self._format(value, stream, indent + len(text) + 2, allowance if i == last else 1, context, level)
            if i != last:
                write(separator)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        separator = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            write(key + "=")
            if id(value) in context:
                write("...")
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if i == last else 1, context, level)
            if i != last:
                write(separator)

    def _format_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        newline = ",\n" + " " * indent
        delimiter = ""
        width = room = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            is_last = i == len(items) - 1
            if is_last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                length = len(text) + 2
                if width < length:
                    width = room
                    if delimiter:
                        delimiter = newline
                if width >= length:
                    width -= length
                    write(delimiter + text)
                    delimiter = ", "
                    continue
            write(delimiter)
            delimiter = newline
            self._format(item, stream, indent, allowance if is_last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        # The text, whether it can be read back, whether it contains itself.
        kind = type(object)
        if kind in _simple:
            return repr(object), True, False
        method = kind.__repr__
        if issubclass(kind, int) and method is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        is_dict = issubclass(kind, dict) and method is dict.__repr__
        is_list = issubclass(kind, list) and method is list.__repr__
        if not is_dict and not is_list and not (issubclass(kind, tuple) and method is tuple.__repr__):
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        if is_dict:
            empty, form = "{}", "{%s}"
        elif is_list:
            empty, form = "[]", "[%s]"
        else:
            empty, form = "()", "(%s,)" if len(object) == 1 else "(%s)"
        if not object:
            return empty, True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return form % "...", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        parts = []
        if is_dict:
            pairs = sorted(object.items(), key=_safe_pair) if self._sort_dicts else object.items()
        else:
            pairs = [(None, item) for item in object]
        for name, item in pairs:
            text = ""
            if is_dict:
                text, is_readable, is_recursive = self.format(name, context, maxlevels, level + 1)
                text += ": "
                readable = readable and is_readable
                recursive = recursive or is_recursive
            shown, is_readable, is_recursive = self.format(item, context, maxlevels, level + 1)
            parts.append(text + shown)
            readable = readable and is_readable
            recursive = recursive or is_recursive
        del context[key]
        return form % ", ".join(parts), readable, recursive


_simple = frozenset({str, bytes, float, bool, type(None)})


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


# The reprs of pieces that are joined as long as they fit; another width holds once the piece number `last` is reached.
def _fill(pieces, width, last_width, last):
    joined = None
    for number, piece in enumerate(pieces):
        longer = piece if joined is None else joined + piece
        if joined is None or len(repr(longer)) <= (last_width if number == last else width):
            joined = longer
        else:
            yield repr(joined)
            joined = piece
    if joined is not None:
        yield repr(joined)


def _make_dispatch():
    from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
    from types import MappingProxyType, SimpleNamespace
    p = PrettyPrinter
    return {
        dict.__repr__: p._pprint_dict, OrderedDict.__repr__: p._pprint_ordered_dict, list.__repr__: p._pprint_list,
        tuple.__repr__: p._pprint_tuple, set.__repr__: p._pprint_set, frozenset.__repr__: p._pprint_set,
        str.__repr__: p._pprint_str, bytes.__repr__: p._pprint_bytes, bytearray.__repr__: p._pprint_bytearray,
        MappingProxyType.__repr__: p._pprint_mappingproxy, SimpleNamespace.__repr__: p._pprint_simplenamespace,
        defaultdict.__repr__: p._pprint_default_dict, Counter.__repr__: p._pprint_counter,
        ChainMap.__repr__: p._pprint_chain_map, deque.__repr__: p._pprint_deque, UserDict.__repr__: p._pprint_user,
        UserList.__repr__: p._pprint_user, UserString.__repr__: p._pprint_user,
    }


PrettyPrinter._dispatch = _make_dispatch()
