# Constants of characters, templates with $names, and the machinery of str.format as a class.
__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
           "punctuation", "whitespace", "Formatter", "Template"]

import _string

sorted((), key=None)  # the first call with keywords prepares them, and what CPython imports here makes one

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_given = object()


class _Both:
    # The values of two mappings, the first one's first.
    def __init__(self, first, second):
        self.first = first
        self.second = second

    def __getitem__(self, key):
        return self.first[key] if key in self.first else self.second[key]


class Template:
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None

    def __init_subclass__(cls):
        super().__init_subclass__()
        _Pattern.make(cls)

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        before = self.template[:mo.start("invalid")]
        lines = before.splitlines(keepends=True)
        column = mo.start("invalid") - len("".join(lines[:-1])) if lines else 1
        raise ValueError(f"Invalid placeholder in string: line {len(lines) or 1}, col {column}")

    def _replace(self, mapping, kws, is_safe):
        if mapping is _given:
            mapping = kws
        elif kws:
            mapping = _Both(kws, mapping)

        def convert(mo):
            named = mo.group("named") or mo.group("braced")
            if named is not None:
                if not is_safe:
                    return str(mapping[named])
                try:
                    return str(mapping[named])
                except KeyError:
                    return mo.group()
            if mo.group("escaped") is not None:
                return self.delimiter
            if mo.group("invalid") is not None:
                return mo.group() if is_safe else self._invalid(mo)
            raise ValueError("Unrecognized named group in pattern", self.pattern)

        return self.pattern.sub(convert, self.template)

    def substitute(self, mapping=_given, /, **kws):
        return self._replace(mapping, kws, False)

    def safe_substitute(self, mapping=_given, /, **kws):
        return self._replace(mapping, kws, True)

    def is_valid(self):
        for mo in self.pattern.finditer(self.template):
            if mo.group("invalid") is not None:
                return False
            if mo.lastgroup not in ("named", "braced", "escaped"):
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return True

    def get_identifiers(self):
        names = []
        for mo in self.pattern.finditer(self.template):
            named = mo.group("named") or mo.group("braced")
            if named is not None and named not in names:
                names.append(named)
            elif named is None and mo.group("invalid") is None and mo.group("escaped") is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return names


class _Pattern:
    # Template.pattern is compiled when it is first asked for: string is imported more often than templates are used.
    def __get__(self, instance, owner):
        return self.make(owner)

    @staticmethod
    def make(cls):
        import re
        pattern = cls.__dict__.get("pattern", _given)
        if pattern is _given or isinstance(pattern, _Pattern):
            delimiter = re.escape(cls.delimiter)
            name = cls.idpattern
            braced = cls.braceidpattern or name
            pattern = rf"""
            {delimiter}(?:
              (?P<escaped>{delimiter})  |
              (?P<named>{name})       |
              {{(?P<braced>{braced})}} |
              (?P<invalid>)
            )
            """
        flags = re.IGNORECASE if cls.flags is None else cls.flags
        cls.pattern = re.compile(pattern, flags | re.VERBOSE)
        return cls.pattern


Template.pattern = _Pattern()


class Formatter:
    def vformat(self, format_string, args, kwargs):
        used_args = set()
        text, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return text

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    # A field's specification may have fields itself, to the depth that is left. Beside the text it returns the number of the
    # next field without one, False once fields have numbers of their own.
    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        pieces = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                pieces.append(literal_text)
            if field_name is None:
                continue
            is_without, is_number = field_name == "", field_name.isdigit()
            if is_without and auto_arg_index is False or is_number and auto_arg_index:
                raise ValueError("cannot switch from manual field specification to automatic field numbering")
            if is_without:
                field_name, auto_arg_index = str(auto_arg_index), auto_arg_index + 1
            elif is_number:
                auto_arg_index = False
            value, key = self.get_field(field_name, args, kwargs)
            used_args.add(key)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            pieces.append(self.format_field(value, spec))
        return "".join(pieces), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def convert_field(self, value, conversion):
        if conversion == "r":
            return repr(value)
        if conversion == "s":
            return str(value)
        if conversion == "a":
            return ascii(value)
        if conversion is not None:
            raise ValueError(f"Unknown conversion specifier {conversion!s}")
        return value

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def parse(self, format_string):
        return _string.formatter_parser(format_string)

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def get_field(self, field_name, args, kwargs):
        first, rest = _string.formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, name in rest:
            obj = getattr(obj, name) if is_attr else obj[name]
        return obj, first
