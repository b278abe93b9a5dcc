# Regular expressions: patterns and matches. Compiling and matching are C (_re).
__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error",
    "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
    "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]

import _re
import enum
import sys
from _types import _named_in_full
from types import GenericAlias, MappingProxyType

__version__ = "2.2.1"


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class PatternError(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        text = msg
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = 1 + pattern.count(newline, 0, pos)
            self.colno = pos - pattern.rfind(newline, 0, pos)
            text = f"{msg} at position {pos}"
            if newline in pattern:
                text += f" (line {self.lineno}, column {self.colno})"
        super().__init__(text)


error = PatternError
if sys.version_info < (3, 13):
    error.__name__ = error.__qualname__ = "error"
_SEARCH, _FULL, _ADVANCE = 1, 2, 4
_max = 9223372036854775807


def _text(string):
    # What the matcher can read: str and bytes as they are, of their subclasses and other rows of bytes a copy.
    if type(string) is str or type(string) is bytes:
        return string
    if isinstance(string, str):
        return str.__str__(string)
    if isinstance(string, bytes) or type(string).__name__ in ("bytearray", "memoryview", "array"):
        return bytes(string)
    raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")


@_named_in_full
class Match:
    __module__ = "re"
    __slots__ = ("string", "re", "pos", "endpos", "_spans")
    __class_getitem__ = classmethod(GenericAlias)

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Match' instances")

    def __sizeof__(self):
        return 104 + 16 * self.re.groups

    @property
    def lastindex(self):
        return self._spans[0]

    @property
    def lastgroup(self):
        last = self._spans[0]
        for name, index in self.re._names.items():
            if index == last:
                return name
        return None

    @property
    def regs(self):
        spans = self._spans
        return tuple([(spans[i], spans[i + 1]) for i in range(1, len(spans), 2)])

    def _index(self, group):
        # Where the group's span stands among the spans.
        if hasattr(group, "__index__"):
            index = group.__index__()
        else:
            try:
                index = self.re._names.get(group, -1)
            except TypeError:
                index = -1
        if not 0 <= index <= self.re.groups:
            raise IndexError("no such group")
        return 2 * index + 1

    def _at(self, at, default=None):
        spans = self._spans
        start = spans[at]
        if start < 0:
            return default
        string = self.string
        return _text(string)[start:spans[at + 1]]

    def __getitem__(self, group):
        return self._at(self._index(group))

    def group(self, *groups):
        if not groups:
            return self._at(1)
        if len(groups) == 1:
            return self._at(self._index(groups[0]))
        return tuple([self._at(self._index(group)) for group in groups])

    def groups(self, default=None):
        return tuple([self._at(at, default) for at in range(3, len(self._spans), 2)])

    def groupdict(self, default=None):
        return {name: self._at(2 * index + 1, default) for name, index in self.re._names.items()}

    def start(self, group=0, /):
        return self._spans[self._index(group)]

    def end(self, group=0, /):
        return self._spans[self._index(group) + 1]

    def span(self, group=0, /):
        at = self._index(group)
        return self._spans[at], self._spans[at + 1]

    def expand(self, template):
        return _fill(_template(self.re, template), self._spans, self.string)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={repr(self.group())[:50]}>"


_new_match = object.__new__


def _match(pattern, string, pos, endpos, spans):
    match = _new_match(Match)
    match.string = string
    match.re = pattern
    match.pos = pos
    match.endpos = endpos
    match._spans = spans
    return match


@_named_in_full
class Pattern:
    __module__ = "re"
    __slots__ = ("pattern", "flags", "groups", "_names", "_program", "__weakref__")
    __class_getitem__ = classmethod(GenericAlias)

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Pattern' instances")

    @property
    def groupindex(self):
        return MappingProxyType(self._names)

    def _find(self, string, pos, endpos, mode):
        text = _text(string)
        length = len(text)
        pos = min(max(pos, 0), length)
        endpos = min(max(endpos, 0), length)
        spans = _re.match(self._program, text, pos, endpos, mode)
        while spans.__class__ is _re.Program:
            spans = _re.match(self._program, text, pos, endpos, mode, spans)
        return None if spans is None else _match(self, string, pos, endpos, spans)

    def match(self, string, pos=0, endpos=_max):
        return self._find(string, pos, endpos, 0)

    def fullmatch(self, string, pos=0, endpos=_max):
        return self._find(string, pos, endpos, _FULL)

    def search(self, string, pos=0, endpos=_max):
        return self._find(string, pos, endpos, _SEARCH)

    def scanner(self, string, pos=0, endpos=_max):
        return _Scanner(self, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=_max):
        return iter(_Scanner(self, string, pos, endpos).search, None)

    def _scan(self, text, pos=0, endpos=_max, limit=0):
        found = []
        state = _re.scan(self._program, text, pos, endpos, _SEARCH, limit, found)
        while state is not None:
            state = _re.scan(self._program, text, pos, endpos, _SEARCH, limit, found, state)
        return found

    def findall(self, string, pos=0, endpos=_max):
        text = _text(string)
        pos = min(max(pos, 0), len(text))
        groups = self.groups
        found = self._scan(text, pos, max(endpos, 0))
        if groups == 0:
            return [text[start:end] for _, start, end in found]
        if groups == 1:
            return [text[start:end] if start >= 0 else text[:0] for _, _, _, start, end in found]
        places = range(3, 2 * groups + 3, 2)
        return [
            tuple([text[spans[at]:spans[at + 1]] if spans[at] >= 0 else text[:0] for at in places]) for spans in found
        ]

    def split(self, string, maxsplit=0):
        text = _text(string)
        parts = []
        last = 0
        if maxsplit >= 0:
            places = range(3, 2 * self.groups + 3, 2)
            for spans in self._scan(text, 0, _max, maxsplit):
                parts.append(text[last:spans[1]])
                for at in places:
                    parts.append(text[spans[at]:spans[at + 1]] if spans[at] >= 0 else None)
                last = spans[2]
        parts.append(text[last:])
        return parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        template = None if callable(repl) else _template(self, repl)
        text = _text(string)
        parts = []
        last = 0
        if count < 0:
            found = ()
        elif template is None:
            found = self._matches(string, text, count)
        else:
            found = self._scan(text, 0, _max, count)
        made = 0
        for spans in found:
            if template is None:
                match = spans
                spans = match._spans
            if last < spans[1]:
                parts.append(text[last:spans[1]])
            if template is None:
                new = repl(match)
                if new is not None:
                    parts.append(new)
            elif len(template) == 1:
                parts.append(template[0])
            else:
                parts.append(_fill(template, spans, text))
            last = spans[2]
            made += 1
        if last < len(text):
            parts.append(text[last:])
        return text[:0].join(parts), made

    def _matches(self, string, text, limit):
        # Match objects one by one: what is called for each may look at them before the next is looked for.
        length = len(text)
        pos = made = 0
        mode = _SEARCH
        while not limit or made < limit:
            spans = _re.match(self._program, text, pos, length, mode)
            while spans.__class__ is _re.Program:
                spans = _re.match(self._program, text, pos, length, mode, spans)
            if spans is None:
                break
            yield _match(self, string, 0, length, spans)
            made += 1
            pos = spans[2]
            mode = _SEARCH | (_ADVANCE if pos == spans[1] else 0)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (
            self.flags == other.flags and type(self.pattern) is type(other.pattern) and self.pattern == other.pattern
        )

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str) and flags & 0x124 == 32:
            flags &= ~32
        names = [f"re.{name}" for name, bit in _shown_flags if flags & bit]
        flags &= ~0x1FF
        if flags:
            names.append(hex(flags))
        end = ", " + "|".join(names) if names else ""
        return f"re.compile({repr(self.pattern)[:200]}{end})"


_shown_flags = (
    ("IGNORECASE", 2), ("LOCALE", 4), ("MULTILINE", 8), ("DOTALL", 16), ("UNICODE", 32), ("VERBOSE", 64), ("DEBUG", 128),
    ("ASCII", 256),
)


class _Scanner:
    __slots__ = ("pattern", "_string", "_text", "_at", "_from", "_to", "_mode")

    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._string = string
        self._text = text = _text(string)
        self._from = self._at = min(max(pos, 0), len(text))
        self._to = min(max(endpos, 0), len(text))
        self._mode = 0
        if type(text) is not type(pattern.pattern) and isinstance(text, str) != isinstance(pattern.pattern, str):
            _re.match(pattern._program, text, 0, 0, 0)

    def _next(self, mode):
        if self._at is None:
            return None
        program = self.pattern._program
        mode |= self._mode
        spans = _re.match(program, self._text, self._at, self._to, mode)
        while spans.__class__ is _re.Program:
            spans = _re.match(program, self._text, self._at, self._to, mode, spans)
        if spans is None:
            self._at = None
            return None
        self._at = spans[2]
        self._mode = _ADVANCE if spans[1] == spans[2] else 0
        return _match(self.pattern, self._string, self._from, self._to, spans)

    def search(self):
        return self._next(_SEARCH)

    def match(self):
        return self._next(0)


# --- templates: what sub and expand put in ---
# A template is a list of text, group, text, group, ..., text.

_simple_escapes = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_templates = {}


def _fill(template, spans, string):
    parts = [template[0]]
    for i in range(1, len(template), 2):
        at = 2 * template[i] + 1
        if spans[at] >= 0:
            parts.append(string[spans[at]:spans[at + 1]])
        parts.append(template[i + 1])
    return template[0][:0].join(parts)


def _template(pattern, repl):
    try:
        key = pattern, type(repl), repl
        template = _templates.get(key)
    except TypeError:
        key = None
        template = None
    if template is None:
        if isinstance(repl, str):
            template = _read_template(pattern, repl, repl)
        else:
            try:
                source = _text(repl)
            except TypeError:
                raise TypeError(
                    f"decoding to str: need a bytes-like object, {type(repl).__name__} found") from None
            template = _read_template(pattern, source.decode("latin-1"), source)
            template[::2] = [text.encode("latin-1") for text in template[::2]]
        if key is not None:
            if len(_templates) >= 512:
                _templates.clear()
            _templates[key] = template
    return template


def _read_template(pattern, text, source):
    template = []
    literal = []
    at = 0
    length = len(text)

    def digit_at(at, digits="0123456789"):
        return at < length and text[at] in digits

    def add_group(group, position):
        if group > pattern.groups:
            raise error(f"invalid group reference {group}", source, position)
        template.append("".join(literal))
        template.append(group)
        literal.clear()

    while True:
        next = text.find("\\", at)
        if next < 0:
            literal.append(text[at:])
            break
        literal.append(text[at:next])
        start = next
        at = start + 2
        if at > length:
            raise error("bad escape (end of pattern)", source, start)
        c = text[start + 1]
        if c == "g":
            if not digit_at(at, "<"):
                raise error("missing <", source, at)
            at += 1
            end = text.find(">", at)
            if end == at or at == length:
                raise error("missing group name", source, at)
            if end < 0:
                raise error("missing >, unterminated name", source, at)
            name = text[at:end]
            if name.isdecimal() and name.isascii():
                group = int(name)
                if group > 0x3FFFFFFF:
                    raise error(f"invalid group reference {group}", source, at)
            else:
                if isinstance(source, bytes) and not name.isascii():
                    raise error(f"bad character in group name {ascii(name.encode('latin-1'))}", source, at)
                if not name.isidentifier():
                    raise error(f"bad character in group name {name!r}", source, at)
                group = pattern._names.get(name)
                if group is None:
                    raise IndexError(f"unknown group name {name!r}")
            add_group(group, at)
            at = end + 1
        elif c == "0":
            while at < start + 4 and digit_at(at, "01234567"):
                at += 1
            literal.append(chr(int(text[start + 1:at], 8) & 255))
        elif c in "123456789":
            if digit_at(at):
                at += 1
                if digit_at(at, "01234567") and c < "8" and text[at - 1] < "8":
                    at += 1
                    code = int(text[start + 1:at], 8)
                    if code > 255:
                        raise error(
                            f"octal escape value {text[start:at]} outside of range 0-0o377", source, start)
                    literal.append(chr(code))
                    continue
            add_group(int(text[start + 1:at]), start + 1)
        elif c in _simple_escapes:
            literal.append(_simple_escapes[c])
        elif c.isascii() and c.isalpha():
            raise error(f"bad escape {text[start:at]}", source, start)
        else:
            literal.append(text[start:at])
    template.append("".join(literal))
    return template


# --- functions ---

# Compiled patterns by the type of the text, the text and the flags: as many as CPython keeps, the oldest goes first.
_MAXCACHE = 512
_cache = {}


def _compile(pattern, flags):
    flags = flags.value if isinstance(flags, RegexFlag) else flags
    try:
        return _cache[type(pattern), pattern, flags]
    except (KeyError, TypeError):
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    source = pattern
    if not isinstance(pattern, (str, bytes)):
        try:
            source = _text(pattern)
        except TypeError:
            hash(pattern)
            raise TypeError("first argument must be string or compiled pattern") from None
    parts = _re.compile(source, flags & 0xFFFF)
    if parts[-1]:
        import warnings
        for text in parts[-1]:
            warnings.warn(text, FutureWarning, stacklevel=3)
    if len(parts) == 3:
        message, position, _ = parts
        if position is False:
            raise ValueError(message)
        raise error(message, None if position is None else pattern, position)
    made = _new_match(Pattern)
    made.pattern = pattern
    made._program, made.groups, made._names, made.flags, _ = parts
    if len(_cache) >= _MAXCACHE:
        del _cache[next(iter(_cache))]
    _cache[type(pattern), pattern, flags] = made
    return made


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


class _NoValue(int):
    pass


_zero = _NoValue()


def _positional(name, names, args, given):
    # count, maxsplit and flags given by position, which is deprecated.
    if any(value is not _zero for value in given[:len(args)]):
        taken = next(i for i, value in enumerate(given) if value is not _zero)
        raise TypeError(f"{name}() got multiple values for argument '{names[taken]}'")
    if len(args) > 2:
        raise TypeError(f"{name}() takes from {_minimum[name]} to {_minimum[name] + 2} positional arguments "
                        f"but {_minimum[name] + len(args)} were given")
    import warnings
    warnings.warn(f"'{names[0]}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return (*args, *given[len(args):])


_minimum = {"sub": 3, "subn": 3, "split": 2}


def sub(pattern, repl, string, *args, count=_zero, flags=_zero):
    if args:
        count, flags = _positional("sub", ("count", "flags"), args, (count, flags))
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_zero, flags=_zero):
    if args:
        count, flags = _positional("subn", ("count", "flags"), args, (count, flags))
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_zero, flags=_zero):
    if args:
        maxsplit, flags = _positional("split", ("maxsplit", "flags"), args, (maxsplit, flags))
    return _compile(pattern, flags).split(string, maxsplit)


sub.__text_signature__ = subn.__text_signature__ = "(pattern, repl, string, count=0, flags=0)"
split.__text_signature__ = "(pattern, string, maxsplit=0, flags=0)"


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def purge():
    _cache.clear()
    _templates.clear()


_special = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")


class Scanner:
    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self.scanner = compile("|".join(f"(?P<_{i}>{phrase})" for i, (phrase, action) in enumerate(lexicon)), flags)

    def scan(self, string):
        result = []
        at = 0
        while (match := self.scanner.match(string, at)) and match.end() > at:
            action = self.lexicon[int(match.lastgroup[1:])][1]
            if callable(action):
                self.match = match
                action = action(self, match.group())
            if action is not None:
                result.append(action)
            at = match.end()
        return result, string[at:]
