# How str.format reads its text, as Python sees it.

def formatter_parser(text):
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    return _parse(text)


def _parse(text):
    at, length = 0, len(text)
    while at < length:
        start, c = at, ""
        while at < length and (c := text[at]) not in "{}":
            at += 1
        if at == length:
            yield text[start:], None, None, None
            return
        at += 1
        doubled = text.startswith(c, at)
        if c == "}" and not doubled:
            raise ValueError("Single '}' encountered in format string")
        if at == length:
            raise ValueError("Single '{' encountered in format string")
        if doubled:
            yield text[start:at], None, None, None
            at += 1
        else:
            name, spec, conversion, end = _field(text, at)
            yield text[start:at - 1], name, spec, conversion
            at = end


def _field(text, at):
    start, c = at, ""
    while at < len(text):
        c = text[at]
        at += 1
        if c == "{":
            raise ValueError("unexpected '{' in field name")
        if c == "[":
            while at < len(text) and text[at] != "]":
                at += 1
        elif c in "}:!":
            break
    name, conversion = text[start:at - 1], None
    if c == "}":
        return name, "", None, at
    if c not in ("!", ":"):
        raise ValueError("expected '}' before end of string")
    if c == "!":
        if at >= len(text):
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[at]
        at += 1
        if at < len(text):
            at += 1
            if text[at - 1] == "}":
                return name, "", conversion, at
            if text[at - 1] != ":":
                raise ValueError("expected ':' after conversion specifier")
    start, depth = at, 1
    while at < len(text):
        depth += (text[at] == "{") - (text[at] == "}")
        at += 1
        if not depth:
            return name, text[start:at - 1], conversion, at
    raise ValueError("unmatched '{' in format spec")


def formatter_field_name_split(name):
    if not isinstance(name, str):
        raise TypeError(f"expected str, got {type(name).__name__}")
    i = 0
    while i < len(name) and name[i] not in ".[":
        i += 1
    first = name[:i]
    return (int(first) if first.isdecimal() else first), _rest(name, i)


def _rest(name, at):
    while at < len(name):
        if name[at] == ".":
            end = at + 1
            while end < len(name) and name[end] not in ".[":
                end += 1
            part, is_attr = name[at + 1:end], True
        elif name[at] == "[":
            end = name.find("]", at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            part, is_attr = name[at + 1:end], False
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not part:
            raise ValueError("Empty attribute in format string")
        yield is_attr, int(part) if not is_attr and part.isdecimal() else part
        at = end
